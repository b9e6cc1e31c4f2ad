package io.dbrefresh.local.refresh;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.LocalRegion;
import io.dbrefresh.statemachine.step.StepJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Runs refreshes through the region's state machine, and looks at databases over SQL. */
final class Refreshes {
  private static final String MACHINE =
      "arn:aws:states:us-east-1:123456789012:stateMachine:dbrefresh";
  private static final long PAUSE_NANOS = 20_000_000;

  private final LocalRegion region;

  Refreshes(LocalRegion region) {
    this.region = region;
  }

  /** The refresh file of the repository that is called {@code name}. */
  static ObjectNode file(String name) {
    try {
      return (ObjectNode)
          StepJson.mapper().readTree(Path.of("..", "refresh-configs", "us-east-1", name).toFile());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  String start(String name, ObjectNode file) {
    return region
        .sfn()
        .startExecution(r -> r.stateMachineArn(MACHINE).name(name).input(file.toString()))
        .executionArn();
  }

  DescribeExecutionResponse await(String arn) {
    DescribeExecutionResponse now = region.sfn().describeExecution(r -> r.executionArn(arn));
    while (now.status() == ExecutionStatus.RUNNING) {
      LockSupport.parkNanos(PAUSE_NANOS);
      now = region.sfn().describeExecution(r -> r.executionArn(arn));
    }
    return now;
  }

  DescribeExecutionResponse run(String name, ObjectNode file) {
    return await(start(name, file));
  }

  JsonNode secret(String id) {
    try {
      return StepJson.mapper()
          .readTree(region.secretsManager().getSecretValue(r -> r.secretId(id)).secretString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The first column of the first row, with the login that {@code secret} holds. */
  String ask(String database, String secret, String sql) {
    try (Connection connection = connect(database, secret);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return String.valueOf(rows.getString(1));
    } catch (SQLException failed) {
      throw new AssertionError(sql + " in " + database, failed);
    }
  }

  /** Runs statements with the login that {@code secret} holds. */
  void execute(String database, String secret, String... statements) {
    try (Connection connection = connect(database, secret);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException failed) {
      throw new AssertionError("In " + database, failed);
    }
  }

  private Connection connect(String database, String secret) throws SQLException {
    region.ensureRunning(database);
    DBInstance instance =
        region
            .rds()
            .describeDBInstances(r -> r.dbInstanceIdentifier(database))
            .dbInstances()
            .get(0);
    JsonNode login = secret(secret);
    String url =
        "jdbc:%s://127.0.0.1:%d/%s"
            .formatted(
                instance.engine().contains("postgres") ? "postgresql" : "mysql",
                instance.endpoint().port(),
                Optional.ofNullable(databaseName(instance)).orElse(""));
    return DriverManager.getConnection(
        url, login.path("username").asText(), login.path("password").asText());
  }

  private String databaseName(DBInstance instance) {
    String cluster = instance.dbClusterIdentifier();
    return cluster == null
        ? instance.dbName()
        : region
            .rds()
            .describeDBClusters(r -> r.dbClusterIdentifier(cluster))
            .dbClusters()
            .get(0)
            .databaseName();
  }
}

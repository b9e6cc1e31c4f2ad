package io.dbrefresh.local.refresh;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.LocalRegion;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.step.Step;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.rds.model.Endpoint;

/** A run that has come to the steps behind the scripts: its temp database, ready for SQL. */
final class TempBed {
  static final String BUCKET = "checks";

  private final LocalRegion region;
  private final Tasks tasks;
  private final boolean postgres;

  TempBed(LocalRegion region, String name, ObjectNode file) {
    this.region = region;
    this.tasks = new Tasks(region, region.rds(), name, file);
    tasks.prepare();
    for (Step step :
        List.of(
            Step.PERFORM_RESTORE,
            Step.CREATE_INSTANCE,
            Step.FIX_TAGS,
            Step.CHANGE_MASTER_PWD,
            Step.RUN_SCRIPTS)) {
      if (tasks.plan().takes(step)) {
        tasks.finish(step);
      }
    }
    postgres = tasks.plan().source().engine().contains("postgres");
  }

  Tasks tasks() {
    return tasks;
  }

  void plan(UnaryOperator<RefreshPlan> change) {
    tasks.with(change.apply(tasks.plan()));
  }

  static void put(LocalRegion region, String key, String sql) {
    region.s3().putObject(put -> put.bucket(BUCKET).key(key), RequestBody.fromString(sql));
  }

  /** A login to the temp database as its master user. */
  Connection connect() throws SQLException {
    RefreshPlan plan = tasks.plan();
    Endpoint at =
        region
            .rds()
            .describeDBInstances(r -> r.dbInstanceIdentifier(plan.target().temp().instance()))
            .dbInstances()
            .get(0)
            .endpoint();
    String url =
        "jdbc:%s://127.0.0.1:%d/%s"
            .formatted(
                postgres ? "postgresql" : "mysql", at.port(), postgres ? "auposdbp" : "mysqldbp");
    return DriverManager.getConnection(url, plan.source().masterUsername(), password());
  }

  private String password() {
    String secret = tasks.plan().password().orElseThrow().secret();
    JsonNode value =
        Tasks.json(
            region
                .secretsManager()
                .getSecretValue(r -> r.secretId(secret).versionStage("AWSPENDING"))
                .secretString());
    return value.path("password").asText();
  }

  void execute(String... statements) {
    try (Connection connection = connect();
        Statement jdbc = connection.createStatement()) {
      for (String statement : statements) {
        jdbc.execute(statement);
      }
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
  }

  String ask(String sql) {
    try (Connection connection = connect();
        Statement jdbc = connection.createStatement();
        ResultSet row = jdbc.executeQuery(sql)) {
      row.next();
      return String.valueOf(row.getString(1));
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
  }
}

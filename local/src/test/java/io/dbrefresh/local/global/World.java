package io.dbrefresh.local.global;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.LocalRegion;
import io.dbrefresh.local.Regions;
import io.dbrefresh.statemachine.step.StepJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.GlobalCluster;
import software.amazon.awssdk.services.rds.model.GlobalClusterMember;
import software.amazon.awssdk.services.rds.model.GlobalClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.Tag;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** The global database of the guide: west writes, east follows, and each has two instances. */
final class World implements AutoCloseable {
  static final String NAME = "aurora-pg-global";
  static final Region WEST = Region.US_WEST_2;
  static final Region EAST = Region.US_EAST_1;

  private static final String MACHINE =
      "arn:aws:states:us-east-1:123456789012:stateMachine:dbrefresh-global";
  private static final String PASSWORD = "correct-horse-9";
  private static final long PAUSE_NANOS = 50_000_000;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  final LocalRegion region;
  private int runs;

  World(Path folder) {
    region = Regions.withoutSamples(folder);
  }

  /** As the templates make it. */
  World create() {
    region
        .secretsManager()
        .createSecret(
            r ->
                r.name("/aurora-global/pgadmin")
                    .secretString(
                        "{\"username\": \"pgadmin\", \"password\": \"" + PASSWORD + "\"}"));
    rds(WEST)
        .createGlobalCluster(
            r ->
                r.globalClusterIdentifier(NAME)
                    .engine("aurora-postgresql")
                    .deletionProtection(true));
    await(() -> global().status().equals("available"));
    rds(WEST)
        .createDBCluster(
            r ->
                r.dbClusterIdentifier("aurora-pg-west")
                    .engine("aurora-postgresql")
                    .globalClusterIdentifier(NAME)
                    .masterUsername("pgadmin")
                    .masterUserPassword(PASSWORD)
                    .deletionProtection(true));
    instances(WEST, "aurora-pg-west");
    write(WEST, "CREATE TABLE orders (n int PRIMARY KEY)", "INSERT INTO orders VALUES (1)");
    rds(EAST)
        .createDBCluster(
            r ->
                r.dbClusterIdentifier("aurora-pg-east")
                    .engine("aurora-postgresql")
                    .globalClusterIdentifier(NAME)
                    .deletionProtection(true)
                    .enableIAMDatabaseAuthentication(true)
                    .tags(Tag.builder().key("application").value("orders").build()));
    instances(EAST, "aurora-pg-east");
    awaitRows(EAST, 1);
    return this;
  }

  private void instances(Region where, String cluster) {
    await(() -> cluster(where).status().equals("available"));
    for (String number : List.of("-1", "-2")) {
      rds(where)
          .createDBInstance(
              r ->
                  r.dbInstanceIdentifier(cluster + number)
                      .dbClusterIdentifier(cluster)
                      .engine("aurora-postgresql")
                      .dbInstanceClass("db.r6g.large"));
      await(
          () ->
              rds(where)
                  .describeDBInstances(r -> r.dbInstanceIdentifier(cluster + number))
                  .dbInstances()
                  .get(0)
                  .dbInstanceStatus()
                  .equals("available"));
    }
  }

  RdsClient rds(Region where) {
    return region.rds(where);
  }

  static String name(Region where) {
    return where.equals(WEST) ? "aurora-pg-west" : "aurora-pg-east";
  }

  DBCluster cluster(Region where) {
    return rds(where)
        .describeDBClusters(r -> r.dbClusterIdentifier(name(where)))
        .dbClusters()
        .get(0);
  }

  GlobalCluster global() {
    return rds(WEST)
        .describeGlobalClusters(r -> r.globalClusterIdentifier(NAME))
        .globalClusters()
        .get(0);
  }

  /** {@code aurora-pg-east writes, aurora-pg-west reads connected}, sorted. */
  String members() {
    try {
      return global().globalClusterMembers().stream()
          .map(World::shown)
          .sorted()
          .collect(Collectors.joining(", "));
    } catch (GlobalClusterNotFoundException gone) {
      return "gone";
    }
  }

  private static String shown(GlobalClusterMember member) {
    String name = member.dbClusterArn().replaceFirst(".*:", "");
    return name
        + (member.isWriter() ? " writes" : " reads " + member.synchronizationStatusAsString());
  }

  /** Starts an operation; {@code more} is JSON of what is asked besides. */
  String start(String operation, Region to, String more) {
    ObjectNode input =
        json(
            """
            {"operation": "%s", "globalCluster": "%s", "to": "%s"}"""
                .formatted(operation, NAME, to.id()));
    input.setAll(json(more));
    return start(input);
  }

  String start(ObjectNode input) {
    String name = "run-" + ++runs + "-" + Instant.now().toEpochMilli();
    return region
        .sfn()
        .startExecution(r -> r.stateMachineArn(MACHINE).name(name).input(input.toString()))
        .executionArn();
  }

  DescribeExecutionResponse ended(String arn) {
    await(
        () ->
            region.sfn().describeExecution(r -> r.executionArn(arn)).status()
                != ExecutionStatus.RUNNING);
    return region.sfn().describeExecution(r -> r.executionArn(arn));
  }

  DescribeExecutionResponse run(String operation, Region to, String more) {
    return ended(start(operation, to, more));
  }

  /** Runs it to its end, and answers the output. */
  JsonNode succeeds(String operation, Region to, String more) {
    DescribeExecutionResponse ended = run(operation, to, more);
    assertThat(ended.status()).as(ended.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
    return json(ended.output());
  }

  static ObjectNode json(String text) {
    try {
      return (ObjectNode) StepJson.mapper().readTree(text);
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }

  /** The records of the runs, oldest first. */
  List<Map<String, AttributeValue>> records() {
    return region
        .dynamoDb()
        .query(
            q ->
                q.tableName("dbalignment-awssol")
                    .keyConditionExpression("dbinstance = :name")
                    .expressionAttributeValues(Map.of(":name", AttributeValue.fromS(NAME))))
        .items()
        .stream()
        .sorted(Comparator.comparing(item -> value(item, "startedat").s()))
        .toList();
  }

  /** An attribute; an empty one where the item has none. */
  static AttributeValue value(Map<String, AttributeValue> item, String name) {
    return item.getOrDefault(name, AttributeValue.fromNul(true));
  }

  /** The lock's item. */
  Map<String, AttributeValue> lock() {
    return region
        .dynamoDb()
        .getItem(
            g ->
                g.tableName("dbrefresh-locks")
                    .key(Map.of("target", AttributeValue.fromS("global/" + NAME))))
        .item();
  }

  void write(Region where, String... statements) {
    try (Connection connection = connect(where);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException failed) {
      throw new AssertionError("In " + where, failed);
    }
  }

  List<Integer> rows(Region where) throws SQLException {
    try (Connection connection = connect(where);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT n FROM orders ORDER BY n")) {
      List<Integer> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getInt(1));
      }
      return found;
    }
  }

  void awaitRows(Region where, Integer... wanted) {
    await(
        () -> {
          try {
            return rows(where).equals(List.of(wanted));
          } catch (SQLException notYet) {
            return false;
          }
        });
  }

  private Connection connect(Region where) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(cluster(where).port()),
        "pgadmin",
        PASSWORD);
  }

  static void await(BooleanSupplier wanted) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!wanted.getAsBoolean()) {
      assertThat(Instant.now()).as("waited long enough").isBefore(end);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  @Override
  public void close() {
    region.close();
  }
}

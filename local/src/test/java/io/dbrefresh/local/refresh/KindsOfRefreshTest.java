package io.dbrefresh.local.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.LocalRegion;
import io.dbrefresh.local.Regions;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.Tag;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** The example refresh files of every engine and restore type, with a look at the data. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KindsOfRefreshTest {
  private static final long PAUSE_NANOS = 20_000_000;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  @TempDir static Path folder;
  private static LocalRegion region;
  private static RdsClient rds;
  private static Refreshes refreshes;

  @BeforeAll
  static void open_a_region() {
    region = Regions.open(folder.resolve("region"));
    rds = region.rds();
    refreshes = new Refreshes(region);
  }

  @AfterAll
  static void close() {
    region.close();
  }

  private static void assertSucceeded(DescribeExecutionResponse ended) {
    assertThat(ended.status())
        .as(ended.error() + " " + ended.cause())
        .isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  private static ObjectNode step(ObjectNode file, String key) {
    return (ObjectNode) file.path(key);
  }

  private static DBInstance instance(String name) {
    return rds.describeDBInstances(r -> r.dbInstanceIdentifier(name)).dbInstances().get(0);
  }

  private static DBCluster cluster(String name) {
    return rds.describeDBClusters(r -> r.dbClusterIdentifier(name)).dbClusters().get(0);
  }

  private static List<String> instances() {
    return rds.describeDBInstances().dbInstances().stream()
        .map(DBInstance::dbInstanceIdentifier)
        .toList();
  }

  private static void await(String name, Predicate<DBInstance> state) {
    while (!state.test(instance(name))) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private static Map<String, String> tags(DBInstance instance) {
    return instance.tagList().stream().collect(Collectors.toMap(Tag::key, Tag::value));
  }

  private static AttributeValue recorded(String target, String attribute) {
    return region
        .dynamoDb()
        .query(
            r ->
                r.tableName("dbalignment-awssol")
                    .keyConditionExpression("dbinstance = :target")
                    .expressionAttributeValues(Map.of(":target", AttributeValue.fromS(target)))
                    .scanIndexForward(false))
        .items()
        .get(0)
        .get(attribute);
  }

  @Test
  @Order(1)
  void mariadb_from_a_snapshot_that_is_taken_first() {
    region.ensureSample("mariainstp");
    ObjectNode file = Refreshes.file("db-app3-mariainstd.json");

    assertSucceeded(refreshes.run("app3-mariainstd-1", file));

    String secret = "/development/app3/mariainstd";
    String unmasked = "SELECT count(*) FROM readers WHERE email NOT LIKE '%@example.com'";
    assertThat(refreshes.ask("mariainstd", secret, unmasked)).isEqualTo("0");
    assertThat(refreshes.ask("mariainstd", secret, "SELECT count(*) FROM loans")).isEqualTo("240");
    assertThat(refreshes.ask("mariainstp", "/production/app3/mariainstp", unmasked))
        .isEqualTo("120");
    assertThat(rds.describeDBSnapshots().dbSnapshots())
        .as("the snapshot is not needed any more")
        .noneMatch(snapshot -> snapshot.dbSnapshotIdentifier().startsWith("dbrefresh-"));
    assertThat(recorded("mariainstd", "snapshot").s()).isEqualTo("dbrefresh-app3-mariainstd-1");
    DBInstance target = instance("mariainstd");
    assertThat(target.vpcSecurityGroups()).hasSize(2);
    assertThat(target.storageType()).isEqualTo("gp3");
    assertThat(target.deletionProtection()).isTrue();
    assertThat(target.preferredBackupWindow()).isEqualTo("03:00-04:00");
    assertThat(target.preferredMaintenanceWindow()).isEqualTo("sun:05:00-sun:06:00");
    assertThat(tags(target))
        .containsEntry("team", "library")
        .containsEntry("refresh", "true")
        .doesNotContainKeys("environment", "application");
  }

  @Test
  @Order(2)
  void a_snapshot_that_a_dead_run_left_is_removed_by_the_next() {
    rds.createDBSnapshot(
        create ->
            create
                .dbInstanceIdentifier("mariainstp")
                .dbSnapshotIdentifier("dbrefresh-app3-mariainstd-0")
                .tags(
                    Tag.builder().key("refresh").value("true").build(),
                    Tag.builder().key("refresh-instance").value("mariainstd").build(),
                    Tag.builder().key("refresh-execution").value("app3-mariainstd-0").build()));

    assertSucceeded(refreshes.run("app3-mariainstd-2", Refreshes.file("db-app3-mariainstd.json")));

    assertThat(rds.describeDBSnapshots().dbSnapshots())
        .noneMatch(snapshot -> snapshot.dbSnapshotIdentifier().startsWith("dbrefresh-"));
    assertThat(instance("mariainstd").deletionProtection()).as("once more").isTrue();
  }

  @Test
  @Order(3)
  void postgresql_as_of_a_point_in_time_with_a_replica() {
    region.ensureSample("posinstp");
    String production = "/production/app4/posinstp";
    LocalDateTime time = LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
    while (!Instant.now().isAfter(time.plusSeconds(2).toInstant(ZoneOffset.UTC))) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    refreshes.execute(
        "posinstp", production, "INSERT INTO visits VALUES (9999, 1, 'later', now())");
    ObjectNode file = Refreshes.file("db-app4-posinstd.json");
    step(file, "restore").put("restoretime", TIME.format(time.plusSeconds(1)));

    for (int run = 1; run <= 2; run++) {
      assertSucceeded(refreshes.run("app4-posinstd-" + run, file));

      String secret = "/development/app4/posinstd";
      assertThat(refreshes.ask("posinstd", secret, "SELECT count(*) FROM visits")).isEqualTo("300");
      assertThat(
              refreshes.ask(
                  "posinstd",
                  secret,
                  "SELECT count(*) FROM patients WHERE email NOT LIKE '%@example.com'"))
          .isEqualTo("0");
      assertThat(refreshes.ask("posinstd-replica", secret, "SELECT count(*) FROM patients"))
          .isEqualTo("150");
    }
    assertThat(refreshes.ask("posinstp", production, "SELECT count(*) FROM visits"))
        .isEqualTo("301");
    DBInstance target = instance("posinstd");
    assertThat(target.readReplicaDBInstanceIdentifiers()).containsExactly("posinstd-replica");
    assertThat(target.monitoringInterval()).isEqualTo(60);
    assertThat(target.performanceInsightsEnabled()).isTrue();
    assertThat(target.caCertificateIdentifier()).isEqualTo("rds-ca-rsa4096-g1");
    assertThat(target.iamDatabaseAuthenticationEnabled()).isTrue();
  }

  @Test
  @Order(4)
  void a_stopped_mysql_target_is_replaced_from_a_snapshot_by_identifier_and_by_arn() {
    rds.createDBSnapshot(
        create -> create.dbInstanceIdentifier("mysqlinstp").dbSnapshotIdentifier("before"));
    while (rds.describeDBSnapshots(r -> r.dbSnapshotIdentifier("before")).dbSnapshots().stream()
        .noneMatch(snapshot -> snapshot.status().equals("available"))) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    refreshes.execute(
        "mysqlinstp", "/production/app1/mysqlinstp", "INSERT INTO books VALUES (999, 'a', 'b', 1)");
    String arn = "arn:aws:rds:us-east-1:123456789012:snapshot:before";
    for (String snapshot : List.of("before", arn)) {
      ObjectNode file = Refreshes.file("db-app1-mysqlinstd.json");
      step(file, "restore").put("restoretype", "fromsnapshot").put("snapshot", snapshot);

      assertSucceeded(refreshes.run("app1-mysqlinstd-" + snapshot.length(), file));

      assertThat(
              refreshes.ask(
                  "mysqlinstd", "/development/app1/mysqlinstd", "SELECT count(*) FROM books"))
          .isEqualTo("200");
      rds.stopDBInstance(stop -> stop.dbInstanceIdentifier("mysqlinstd"));
      await("mysqlinstd", stopped -> stopped.dbInstanceStatus().equals("stopped"));
    }
    assertSucceeded(
        refreshes.run("app1-mysqlinstd-latest", Refreshes.file("db-app1-mysqlinstd.json")));
    assertThat(
            refreshes.ask(
                "mysqlinstd", "/development/app1/mysqlinstd", "SELECT count(*) FROM books"))
        .isEqualTo("201");
  }

  @Test
  @Order(5)
  void aurora_postgresql_as_a_full_copy_of_the_latest_point() {
    ObjectNode file = Refreshes.file("db-app2-auposinstd.json");
    step(file, "restore").put("restoretype", "latestpoint");

    assertSucceeded(refreshes.run("app2-auposinstd-1", file));

    assertThat(
            refreshes.ask(
                "auposinstd",
                "/development/app2/auposinstd",
                "SELECT count(*) FROM customers WHERE email LIKE '%@example.com'"))
        .isEqualTo("1000");
    assertThat(cluster("auposclud").dbClusterMembers()).hasSize(2);
    assertThat(instances()).noneMatch(name -> name.endsWith("temp") || name.endsWith("old"));
  }

  @Test
  @Order(6)
  void aurora_mysql_on_serverless_from_the_newest_snapshot_with_a_password_that_rds_manages() {
    region.ensureSample("aumyclup");
    rds.createDBClusterSnapshot(
        create ->
            create.dbClusterIdentifier("aumyclup").dbClusterSnapshotIdentifier("aumyclup-night"));
    while (rds.describeDBClusterSnapshots().dbClusterSnapshots().stream()
        .noneMatch(
            snapshot ->
                snapshot.dbClusterSnapshotIdentifier().equals("aumyclup-night")
                    && snapshot.status().equals("available"))) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    refreshes.execute(
        "aumyinstp", "/production/app5/aumyinstp", "INSERT INTO bookings VALUES (9999, 1, 1)");
    ObjectNode file = Refreshes.file("db-app5-aumyinstd.json");
    file.putObject("preserve")
        .put("torun", "true")
        .putArray("tables")
        .addObject()
        .put("table", "aumydbp.bookings")
        .put("where", "id = 7777");
    file.putObject("verify").put("torun", "true").putObject("probe").put("finding", "fail");

    for (int run = 1; run <= 2; run++) {
      assertSucceeded(refreshes.run("app5-aumyinstd-" + run, file));

      DBCluster target = cluster("aumyclud");
      String secret = target.masterUserSecret().secretArn();
      assertThat(target.masterUserSecret().secretStatus()).isEqualTo("active");
      assertThat(recorded("aumyinstd", "secret").s()).isEqualTo(secret);
      assertThat(recorded("aumyinstd", "snapshot").s()).isEqualTo("aumyclup-night");
      assertThat(region.messages().get(0).message()).contains(secret);
      assertThat(refreshes.ask("aumyinstd", secret, "SELECT count(*) FROM aumydbp.bookings"))
          .as("one of them is the old target's own")
          .isEqualTo(Integer.toString(399 + run));
      refreshes.execute("aumyinstd", secret, "REPLACE INTO aumydbp.bookings VALUES (7777, 1, 1)");
      assertThat(
              refreshes.ask(
                  "aumyinstd",
                  secret,
                  "SELECT count(*) FROM aumydbp.holders WHERE email NOT LIKE '%@example.com'"))
          .isEqualTo("0");
      assertThat(target.serverlessV2ScalingConfiguration().minCapacity()).isEqualTo(0.5);
      assertThat(target.serverlessV2ScalingConfiguration().maxCapacity()).isEqualTo(2.0);
      assertThat(target.backtrackWindow()).isEqualTo(86400L);
    }
  }
}

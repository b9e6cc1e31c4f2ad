package io.dbrefresh.local.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.LocalRegion;
import io.dbrefresh.local.Regions;
import io.dbrefresh.statemachine.step.Step;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;

/** What a run makes besides its temp database goes with it, and clones are counted. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LeftoversTest {
  private static final long PAUSE_NANOS = 20_000_000;
  private static final int MOST_CLONES = 15;

  @TempDir static Path folder;
  private static LocalRegion region;

  @BeforeAll
  static void open_a_region() {
    region = Regions.open(folder.resolve("region"));
  }

  @AfterAll
  static void close() {
    region.close();
  }

  private static ObjectNode file(String name) {
    ObjectNode file = Refreshes.file(name);
    file.remove("$schema");
    return file;
  }

  private static List<String> instances() {
    return region.rds().describeDBInstances().dbInstances().stream()
        .map(DBInstance::dbInstanceIdentifier)
        .toList();
  }

  private static List<String> snapshots() {
    return region.rds().describeDBSnapshots(it -> it.snapshotType("manual")).dbSnapshots().stream()
        .map(DBSnapshot::dbSnapshotIdentifier)
        .toList();
  }

  @Test
  @Order(1)
  void the_snapshot_of_a_run_that_died_over_it_is_removed_by_its_recovery() {
    ObjectNode file = file("db-app1-mysqlinstd.json");
    ((ObjectNode) file.path("restore")).put("restoretype", "fromsnapshot").put("snapshot", "new");
    DyingRds rds = new DyingRds(region.rds(), 0);
    Tasks dying = new Tasks(region, rds.client(), "app1-mysqlinstd-1", file);
    assertThatThrownBy(dying::refresh).isInstanceOf(DyingRds.Death.class);
    assertThat(rds.changes()).containsExactly("createDBSnapshot");
    assertThat(snapshots()).containsExactly("dbrefresh-app1-mysqlinstd-1");

    new Tasks(region, region.rds(), "app1-mysqlinstd-1", file)
        .with(dying.plan())
        .finish(Step.RECOVER);

    assertThat(snapshots()).isEmpty();
    assertThat(instances()).containsExactlyInAnyOrder("auposinstp", "mysqlinstp");
  }

  @Test
  @Order(2)
  void a_replica_that_fails_is_removed_and_the_new_database_stays() {
    Tasks tasks =
        new Tasks(
            region,
            failing("auposinstd-replica"),
            "app2-auposinstd-1",
            file("db-app2-auposinstd.json"));

    assertThatThrownBy(tasks::refresh)
        .hasMessageContaining("TerminalStatus")
        .hasMessageContaining("instance auposinstd-replica is failed");
    assertThat(instances()).contains("auposinstd-replica");
    tasks.finish(Step.RECOVER);

    assertThat(instances()).contains("auposinstd").doesNotContain("auposinstd-replica");
    new Refreshes(region)
        .ask("auposinstd", "/development/app2/auposinstd", "SELECT count(*) FROM customers");
  }

  /** An RDS in which the instance of this name has failed, until it is deleted. */
  private static RdsClient failing(String identifier) {
    return (RdsClient)
        Proxy.newProxyInstance(
            RdsClient.class.getClassLoader(),
            new Class<?>[] {RdsClient.class},
            (proxy, method, arguments) -> {
              try {
                Object answer = method.invoke(region.rds(), arguments);
                return answer instanceof DescribeDbInstancesResponse described
                    ? failed(described, identifier)
                    : answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static DescribeDbInstancesResponse failed(
      DescribeDbInstancesResponse described, String identifier) {
    return described.copy(
        it ->
            it.dbInstances(
                described.dbInstances().stream()
                    .map(
                        instance ->
                            instance.dbInstanceIdentifier().equals(identifier)
                                    && instance.dbInstanceStatus().equals("available")
                                ? instance.copy(one -> one.dbInstanceStatus("failed"))
                                : instance)
                    .toList()));
  }

  @Test
  @Order(3)
  void the_sixteenth_clone_is_refused_unless_a_full_copy_will_do() {
    clone(MOST_CLONES - 1); // the target is one already
    ObjectNode file = file("db-app2-auposinstd.json");

    assertThatThrownBy(
            () -> new Tasks(region, region.rds(), "app2-auposinstd-2", file).finish(Step.PREPARE))
        .hasMessageContaining("/restore/restoretype: auposclup has 15 clones already")
        .hasMessageContaining("set /restore/fullcopy");

    ((ObjectNode) file.path("restore")).put("fullcopy", "true");
    new Tasks(region, region.rds(), "app2-auposinstd-3", file).refresh();
    assertThat(cluster("auposclud").cloneGroupId())
        .as("a copy of its own")
        .isNotEqualTo(cluster("auposclup").cloneGroupId());
  }

  private static DBCluster cluster(String name) {
    return region.rds().describeDBClusters(r -> r.dbClusterIdentifier(name)).dbClusters().get(0);
  }

  private static void clone(int count) {
    for (int i = 1; i <= count; i++) {
      String name = "clone" + i;
      region
          .rds()
          .restoreDBClusterToPointInTime(
              restore ->
                  restore
                      .sourceDBClusterIdentifier("auposclup")
                      .dbClusterIdentifier(name)
                      .restoreType("copy-on-write")
                      .useLatestRestorableTime(true));
    }
    while (region.rds().describeDBClusters().dbClusters().stream()
        .anyMatch(cluster -> !cluster.status().equals("available"))) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}

package io.dbrefresh.local.rds;

import static io.dbrefresh.local.rds.RegionUnderTest.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbrefresh.local.rds.server.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;
import software.amazon.awssdk.services.rds.model.Tag;

class AuroraTest {
  private static final Tag PRODUCTION = Tag.builder().key("env").value("production").build();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"aurora-postgresql", "aurora-mysql"})
  void clones_a_cluster_and_swaps_it_in_with_writer_and_replica(String engine) throws Exception {
    int port = Sql.freePort();
    try (RegionUnderTest region = new RegionUnderTest(folder)) {
      createCluster(region, "prod", engine, Sql.freePort());
      try (Connection connection = region.connect(addMember(region, "prod", "prod-1", engine))) {
        Sql.run(connection, "create table t (n int)", "insert into t values (7)");
      }
      createCluster(region, "dev", engine, port);
      addMember(region, "dev", "dev-1", engine);

      clone(region, "prod", "devtemp", port);
      DBCluster temp = region.awaitCluster("devtemp", "available");
      assertThat(temp.dbClusterMembers()).isEmpty();
      assertThat(temp.cloneGroupId()).isNotEmpty().isEqualTo(region.cluster("prod").cloneGroupId());
      assertThat(temp.tagList()).containsExactly(PRODUCTION);
      region.rds.modifyDBCluster(
          it -> it.dbClusterIdentifier("devtemp").masterUserPassword("another-password"));
      RegionUnderTest.await("available", () -> settled(region.cluster("devtemp")));
      addMember(region, "devtemp", "devtemp-1", engine);
      addMember(region, "devtemp", "devtemp-2", engine);

      renameCluster(region, "dev", "devold");
      renameCluster(region, "devtemp", "dev");
      DBInstance replica = region.rename("devtemp-2", "dev-2");
      DBCluster dev = region.cluster("dev");
      assertThat(dev.port()).isEqualTo(port);
      assertThat(dev.dbClusterMembers())
          .extracting(DBClusterMember::dbInstanceIdentifier, DBClusterMember::isClusterWriter)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("devtemp-1", true),
              org.assertj.core.groups.Tuple.tuple("dev-2", false));
      assertThat(replica.endpoint().port()).isEqualTo(port);
      try (Connection connection = region.connect(replica, "another-password")) {
        assertThat(Sql.ints(connection, "select n from t")).containsExactly(7);
      }
      region.connect(region.instance("prod-1"), PASSWORD).close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"aurora-postgresql"})
  void deletes_a_cluster_only_without_instances_and_restores_its_snapshot(String engine)
      throws Exception {
    try (RegionUnderTest region = new RegionUnderTest(folder)) {
      createCluster(region, "prod", engine, Sql.freePort());
      try (Connection connection = region.connect(addMember(region, "prod", "prod-1", engine))) {
        Sql.run(connection, "create table t (n int)", "insert into t values (7)");
      }
      assertThatThrownBy(
              () ->
                  region.rds.deleteDBCluster(
                      it -> it.dbClusterIdentifier("prod").skipFinalSnapshot(true)))
          .isInstanceOf(InvalidDbClusterStateException.class);
      region.rds.createDBClusterSnapshot(
          it -> it.dbClusterIdentifier("prod").dbClusterSnapshotIdentifier("nightly"));
      region.awaitCluster("prod", "available");
      int port = region.cluster("prod").port();
      region.delete("prod-1");
      RegionUnderTest.await("free", () -> portState(port));
      region.rds.deleteDBCluster(
          it -> it.dbClusterIdentifier("prod").finalDBSnapshotIdentifier("last"));
      region.awaitCluster("prod", "gone");
      for (String snapshot : new String[] {"nightly", "last"}) {
        region.rds.restoreDBClusterFromSnapshot(
            it ->
                it.dbClusterIdentifier("from-" + snapshot)
                    .snapshotIdentifier(
                        "arn:aws:rds:us-east-1:123456789012:cluster-snapshot:" + snapshot)
                    .engine(engine));
        region.awaitCluster("from-" + snapshot, "available");
        DBInstance member = addMember(region, "from-" + snapshot, snapshot + "-1", engine);
        try (Connection connection = region.connect(member)) {
          assertThat(Sql.ints(connection, "select n from t")).containsExactly(7);
        }
      }
    }
  }

  private static String settled(DBCluster cluster) {
    return cluster.pendingModifiedValues().masterUserPassword() == null
        ? cluster.status()
        : "pending";
  }

  private static String portState(int port) {
    try (java.net.Socket socket = new java.net.Socket("127.0.0.1", port)) {
      return socket.isConnected() ? "taken" : "free";
    } catch (java.io.IOException refused) {
      return "free";
    }
  }

  private static void createCluster(
      RegionUnderTest region, String identifier, String engine, int port) {
    region.rds.createDBCluster(
        it ->
            it.dbClusterIdentifier(identifier)
                .engine(engine)
                .masterUsername("admin1")
                .masterUserPassword(PASSWORD)
                .databaseName("app")
                .tags(PRODUCTION)
                .port(port));
    region.awaitCluster(identifier, "available");
  }

  private static DBInstance addMember(
      RegionUnderTest region, String cluster, String identifier, String engine) {
    region.rds.createDBInstance(
        it ->
            it.dbInstanceIdentifier(identifier)
                .dbClusterIdentifier(cluster)
                .engine(engine)
                .dbInstanceClass("db.r6g.large"));
    return region.awaitInstance(identifier, "available");
  }

  private static void clone(RegionUnderTest region, String source, String target, int port) {
    region.rds.restoreDBClusterToPointInTime(
        it ->
            it.sourceDBClusterIdentifier(source)
                .dbClusterIdentifier(target)
                .restoreType("copy-on-write")
                .port(port)
                .useLatestRestorableTime(true));
  }

  private static void renameCluster(RegionUnderTest region, String from, String to) {
    region.rds.modifyDBCluster(
        it -> it.dbClusterIdentifier(from).newDBClusterIdentifier(to).applyImmediately(true));
    region.awaitCluster(to, "available");
  }
}

package io.dbrefresh.local.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbrefresh.local.rds.server.Sql;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.InvalidDbInstanceStateException;
import software.amazon.awssdk.services.rds.model.Tag;

class InstanceLifeTest {
  @TempDir Path folder;

  @Test
  void restores_a_snapshot_with_the_data_of_its_moment() throws Exception {
    try (RegionUnderTest region = new RegionUnderTest(folder)) {
      DBInstance source = region.createInstance("prod", "postgres", Sql.freePort());
      try (Connection connection = region.connect(source)) {
        Sql.run(connection, "create table t (n int)", "insert into t values (1)");
        region.rds.createDBSnapshot(
            it -> it.dbInstanceIdentifier("prod").dbSnapshotIdentifier("nightly"));
        region.awaitInstance("prod", "available");
        Sql.run(connection, "insert into t values (2)");
      }
      region.rds.restoreDBInstanceFromDBSnapshot(
          it -> it.dbInstanceIdentifier("copy").dbSnapshotIdentifier("nightly"));
      DBInstance copy = region.awaitInstance("copy", "available");
      try (Connection connection = region.connect(copy)) {
        assertThat(Sql.ints(connection, "select n from t")).containsExactly(1);
      }
      region.rds.deleteDBSnapshot(it -> it.dbSnapshotIdentifier("nightly"));
      RegionUnderTest.await(
          "0",
          () ->
              String.valueOf(
                  region
                      .rds
                      .describeDBSnapshots(it -> it.snapshotType("manual"))
                      .dbSnapshots()
                      .size()));
    }
  }

  @Test
  void stops_and_starts_and_refuses_changes_in_between() throws Exception {
    try (RegionUnderTest region = new RegionUnderTest(folder)) {
      DBInstance instance = region.createInstance("dev", "postgres", Sql.freePort());
      region.rds.stopDBInstance(it -> it.dbInstanceIdentifier("dev"));
      region.awaitInstance("dev", "stopped");
      assertThatThrownBy(() -> region.connect(instance).close()).isInstanceOf(SQLException.class);
      assertThatThrownBy(
              () ->
                  region.rds.modifyDBInstance(
                      it ->
                          it.dbInstanceIdentifier("dev")
                              .newDBInstanceIdentifier("devold")
                              .applyImmediately(true)))
          .isInstanceOf(InvalidDbInstanceStateException.class);
      assertThatThrownBy(() -> region.rds.ensureRunning("dev"))
          .isInstanceOf(IllegalStateException.class);
      region.restoreLatest("dev", "copy");
      region.awaitInstance("copy", "available");
      region.rds.startDBInstance(it -> it.dbInstanceIdentifier("dev"));
      region.connect(region.awaitInstance("dev", "available")).close();
      region.rds.rebootDBInstance(it -> it.dbInstanceIdentifier("dev"));
      region.connect(region.awaitInstance("dev", "available")).close();
      assertThat(region.events("dev"))
          .contains("DB instance stopped", "DB instance started", "DB instance restarted");
    }
  }

  @Test
  void creates_a_replica_that_keeps_its_source_from_stopping() throws Exception {
    try (RegionUnderTest region = new RegionUnderTest(folder)) {
      region.createInstance("dev", "postgres", Sql.freePort());
      region.rds.createDBInstanceReadReplica(
          it -> it.dbInstanceIdentifier("dev-r").sourceDBInstanceIdentifier("dev"));
      DBInstance replica = region.awaitInstance("dev-r", "available");
      region.connect(replica).close();
      assertThat(region.instance("dev").readReplicaDBInstanceIdentifiers())
          .containsExactly("dev-r");
      assertThatThrownBy(() -> region.rds.stopDBInstance(it -> it.dbInstanceIdentifier("dev")))
          .isInstanceOf(InvalidDbInstanceStateException.class);
      region.delete("dev-r");
      assertThat(region.instance("dev").readReplicaDBInstanceIdentifiers()).isEmpty();
    }
  }

  @Test
  void a_later_region_has_what_an_earlier_one_had_and_starts_servers_when_needed()
      throws Exception {
    int port = Sql.freePort();
    try (RegionUnderTest region = new RegionUnderTest(folder)) {
      DBInstance dev = region.createInstance("dev", "mysql", port);
      region.rds.addTagsToResource(
          it ->
              it.resourceName(dev.dbInstanceArn())
                  .tags(Tag.builder().key("refresh").value("true").build()));
      try (Connection connection = region.connect(dev)) {
        Sql.run(connection, "create table t (n int)", "insert into t values (1)");
      }
    }
    try (RegionUnderTest later = new RegionUnderTest(folder)) {
      DBInstance dev = later.instance("dev");
      assertThat(dev.dbInstanceStatus()).isEqualTo("available");
      assertThat(dev.tagList()).extracting(Tag::key).containsExactly("refresh");
      assertThatThrownBy(() -> later.connect(dev).close()).isInstanceOf(SQLException.class);
      later.rds.ensureRunning("dev");
      try (Connection connection = later.connect(dev)) {
        assertThat(Sql.ints(connection, "select n from t")).containsExactly(1);
      }
      RdsClient reader = LocalRds.reading(Clock.systemUTC(), folder, "us-east-1", "123456789012");
      assertThat(reader.describeDBInstances().dbInstances().get(0).endpoint().port())
          .isEqualTo(port);
      assertThat(reader.listTagsForResource(it -> it.resourceName(dev.dbInstanceArn())).tagList())
          .hasSize(1);
      later.delete("dev");
      assertThat(reader.describeDBInstances().dbInstances()).isEmpty();
      assertThat(reader.describeEvents().events()).isNotEmpty();
      assertThatThrownBy(() -> reader.stopDBInstance(it -> it.dbInstanceIdentifier("dev")))
          .isInstanceOf(UnsupportedOperationException.class);
    }
  }

  @Test
  void a_name_gets_its_port_back_and_another_when_a_program_has_it() throws Exception {
    try (RegionUnderTest region = new RegionUnderTest(folder);
        ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int taken = other.getLocalPort();
      DBInstance dev = region.createInstance("dev", "postgres", taken);
      int given = dev.endpoint().port();
      assertThat(given).isGreaterThan(taken);
      assertThat(region.portNotices).containsExactly("dev " + taken + " " + given);
      region.connect(dev).close();
      region.delete("dev");
      assertThatThrownBy(() -> region.instance("dev"))
          .isInstanceOf(DbInstanceNotFoundException.class);
      assertThat(region.createInstance("dev", "postgres", Sql.freePort()).endpoint().port())
          .isEqualTo(given);

      region.rds.stopDBInstance(it -> it.dbInstanceIdentifier("dev"));
      region.awaitInstance("dev", "stopped");
      try (ServerSocket squatter = new ServerSocket(given, 1, InetAddress.getByName("127.0.0.1"))) {
        assertThat(squatter.isBound()).isTrue();
        region.rds.startDBInstance(it -> it.dbInstanceIdentifier("dev"));
        DBInstance moved = region.awaitInstance("dev", "available");
        assertThat(moved.endpoint().port()).isGreaterThan(given);
        region.connect(moved).close();
      }
      assertThat(region.events("dev")).anyMatch(it -> it.contains("answers at port"));
    }
  }

  @Test
  void a_restored_instance_has_the_settings_given_and_the_defaults_of_the_service()
      throws Exception {
    try (RegionUnderTest region = new RegionUnderTest(folder)) {
      DBInstance source = region.createInstance("prod", "postgres", Sql.freePort());
      region.rds.addTagsToResource(
          it ->
              it.resourceName(source.dbInstanceArn())
                  .tags(Tag.builder().key("env").value("production").build()));
      DBInstance answer =
          region
              .rds
              .restoreDBInstanceToPointInTime(
                  it ->
                      it.sourceDBInstanceIdentifier("prod")
                          .targetDBInstanceIdentifier("COPY")
                          .useLatestRestorableTime(true)
                          .dbInstanceClass("db.m5.large")
                          .vpcSecurityGroupIds("sg-1", "sg-2")
                          .enableCloudwatchLogsExports("postgresql")
                          .copyTagsToSnapshot(true)
                          .enableIAMDatabaseAuthentication(true)
                          .tags(Tag.builder().key("refresh").value("true").build()))
              .dbInstance();
      assertThat(answer.dbInstanceStatus()).isEqualTo("creating");
      assertThat(answer.endpoint()).isNull();
      DBInstance copy = region.awaitInstance("copy", "available");
      assertThat(copy.dbInstanceClass()).isEqualTo("db.m5.large");
      assertThat(copy.vpcSecurityGroups())
          .extracting("vpcSecurityGroupId")
          .containsExactly("sg-1", "sg-2");
      assertThat(copy.enabledCloudwatchLogsExports()).containsExactly("postgresql");
      assertThat(copy.iamDatabaseAuthenticationEnabled()).isTrue();
      assertThat(copy.copyTagsToSnapshot()).isTrue();
      assertThat(copy.deletionProtection()).isFalse();
      assertThat(copy.masterUsername()).isEqualTo("admin1");
      assertThat(copy.engineVersion()).isEqualTo(source.engineVersion());
      assertThat(copy.dbParameterGroups().get(0).dbParameterGroupName())
          .isEqualTo("default.postgres16");
      assertThat(copy.tagList()).extracting(Tag::key).isEqualTo(List.of("refresh"));
      assertThat(copy.dbiResourceId()).isNotEqualTo(source.dbiResourceId());
    }
  }
}

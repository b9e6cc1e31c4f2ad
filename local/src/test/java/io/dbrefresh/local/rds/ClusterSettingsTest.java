package io.dbrefresh.local.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DbClusterAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.Filter;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;
import software.amazon.awssdk.services.rds.model.RdsException;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterToPointInTimeRequest;
import software.amazon.awssdk.services.rds.model.Tag;

/** Settings of Aurora clusters and their members, on the virtual clock. */
class ClusterSettingsTest {
  @TempDir Path folder;

  private VirtualRegion region;

  @BeforeEach
  void open() {
    region = new VirtualRegion(folder, new MemoryStorage());
    region.haveCluster("dev");
  }

  private DBCluster cluster(String identifier) {
    return region
        .rds
        .describeDBClusters(it -> it.dbClusterIdentifier(identifier))
        .dbClusters()
        .get(0);
  }

  private DBInstance member() {
    return region
        .rds
        .describeDBInstances(it -> it.dbInstanceIdentifier("dev-1"))
        .dbInstances()
        .get(0);
  }

  private void modify(Consumer<ModifyDbClusterRequest.Builder> change) {
    region.rds.modifyDBCluster(change.andThen(it -> it.dbClusterIdentifier("dev")));
  }

  private DBCluster modified(Consumer<ModifyDbClusterRequest.Builder> change) {
    modify(change.andThen(it -> it.applyImmediately(true)));
    region.timeline.runUntilIdle();
    return cluster("dev");
  }

  private void refused(String words, Consumer<ModifyDbClusterRequest.Builder> change) {
    DBCluster before = cluster("dev");
    assertThatThrownBy(() -> modify(change))
        .isInstanceOf(RdsException.class)
        .hasMessageContaining(words);
    assertThat(cluster("dev")).isEqualTo(before);
  }

  private DBCluster restore(Consumer<RestoreDbClusterToPointInTimeRequest.Builder> settings) {
    region.rds.restoreDBClusterToPointInTime(
        settings.andThen(
            it ->
                it.sourceDBClusterIdentifier("dev")
                    .dbClusterIdentifier("copy")
                    .useLatestRestorableTime(true)));
    region.timeline.runUntilIdle();
    return cluster("copy");
  }

  @Test
  void capacity_backups_logs_and_storage_are_changed() {
    DBCluster changed =
        modified(
            it ->
                it.serverlessV2ScalingConfiguration(v2 -> v2.minCapacity(0.5).maxCapacity(8.0))
                    .backupRetentionPeriod(14)
                    .preferredBackupWindow("02:00-02:30")
                    .preferredMaintenanceWindow("mon:04:00-mon:04:30")
                    .storageType("aurora-iopt1")
                    .copyTagsToSnapshot(true)
                    .vpcSecurityGroupIds("sg-1", "sg-2")
                    .enableIAMDatabaseAuthentication(true)
                    .cloudwatchLogsExportConfiguration(logs -> logs.enableLogTypes("slowquery")));
    assertThat(changed.serverlessV2ScalingConfiguration().minCapacity()).isEqualTo(0.5);
    assertThat(changed.serverlessV2ScalingConfiguration().maxCapacity()).isEqualTo(8.0);
    assertThat(changed.backupRetentionPeriod()).isEqualTo(14);
    assertThat(changed.preferredBackupWindow()).isEqualTo("02:00-02:30");
    assertThat(changed.preferredMaintenanceWindow()).isEqualTo("mon:04:00-mon:04:30");
    assertThat(changed.storageType()).isEqualTo("aurora-iopt1");
    assertThat(changed.copyTagsToSnapshot()).isTrue();
    assertThat(changed.vpcSecurityGroups()).hasSize(2);
    assertThat(changed.iamDatabaseAuthenticationEnabled()).isTrue();
    assertThat(changed.enabledCloudwatchLogsExports()).containsExactly("slowquery");
    assertThat(member().backupRetentionPeriod()).isEqualTo(14);
    assertThat(member().vpcSecurityGroups()).isEqualTo(changed.vpcSecurityGroups());
    assertThat(member().iamDatabaseAuthenticationEnabled()).isTrue();
    assertThat(modified(it -> it.storageType("aurora")).storageType()).isNull();
    assertThat(
            modified(it -> it.serverlessV2ScalingConfiguration(v2 -> v2.minCapacity(0.0)))
                .serverlessV2ScalingConfiguration()
                .secondsUntilAutoPause())
        .isEqualTo(300);
  }

  @Test
  void authentication_has_a_status_of_its_own_and_waits_without_apply_immediately() {
    modify(it -> it.enableIAMDatabaseAuthentication(true).copyTagsToSnapshot(true));
    region.timeline.runUntilIdle();
    assertThat(cluster("dev").iamDatabaseAuthenticationEnabled()).isFalse();
    assertThat(cluster("dev").copyTagsToSnapshot()).isTrue();
    assertThat(cluster("dev").pendingModifiedValues().iamDatabaseAuthenticationEnabled()).isTrue();
    modify(it -> it.applyImmediately(true));
    region.timeline.advance(Duration.ofSeconds(31));
    assertThat(region.clusterStatus("dev")).isEqualTo("update-iam-db-auth");
    region.timeline.runUntilIdle();
    assertThat(cluster("dev").iamDatabaseAuthenticationEnabled()).isTrue();
    assertThat(cluster("dev").pendingModifiedValues().iamDatabaseAuthenticationEnabled()).isNull();
  }

  @Test
  void wrong_settings_are_refused_and_change_nothing() {
    refused(
        "maximum capacity 0.5",
        it -> it.serverlessV2ScalingConfiguration(v2 -> v2.minCapacity(0.5).maxCapacity(0.5)));
    refused(
        "is more than the maximum",
        it -> it.serverlessV2ScalingConfiguration(v2 -> v2.minCapacity(9.0).maxCapacity(2.0)));
    refused(
        "maximum capacity of Serverless v2 must be given",
        it -> it.serverlessV2ScalingConfiguration(v2 -> v2.minCapacity(1.0)));
    refused("backup retention period: 0", it -> it.backupRetentionPeriod(0));
    refused("Invalid storage type", it -> it.storageType("gp3"));
    refused("Multi-AZ DB clusters", it -> it.iops(3000));
    refused("BacktrackWindow", it -> it.backtrackWindow(259_201L));
    refused(
        "log types 'postgresql'",
        it -> it.cloudwatchLogsExportConfiguration(logs -> logs.enableLogTypes("postgresql")));
  }

  @Test
  void members_have_what_is_the_clusters_from_it() {
    assertThatThrownBy(
            () ->
                region.rds.modifyDBInstance(
                    it -> it.dbInstanceIdentifier("dev-1").vpcSecurityGroupIds("sg-1")))
        .hasMessageContaining("ModifyDBCluster");
    region.rds.modifyDBInstance(
        it ->
            it.dbInstanceIdentifier("dev-1")
                .enablePerformanceInsights(true)
                .monitoringInterval(5)
                .monitoringRoleArn("arn:aws:iam::123456789012:role/emaccess")
                .promotionTier(2));
    region.timeline.runUntilIdle();
    assertThat(member().performanceInsightsEnabled()).isTrue();
    assertThat(member().monitoringInterval()).isEqualTo(5);
    assertThat(member().promotionTier()).isEqualTo(2);
    assertThat(member().storageType()).isEqualTo("aurora");
    assertThatThrownBy(
            () ->
                region.rds.createDBInstance(
                    it ->
                        it.dbInstanceIdentifier("dev-2")
                            .dbClusterIdentifier("dev")
                            .engine("aurora-mysql")
                            .dbInstanceClass("db.serverless")))
        .hasMessageContaining("scaling configuration");
  }

  @Test
  void another_parameter_group_waits_for_a_reboot_of_each_member() {
    DBCluster changed = modified(it -> it.dbClusterParameterGroupName("app1"));
    assertThat(changed.dbClusterParameterGroup()).isEqualTo("app1");
    assertThat(changed.dbClusterMembers())
        .extracting(DBClusterMember::dbClusterParameterGroupStatus)
        .containsExactly("pending-reboot");
    region.rds.rebootDBInstance(it -> it.dbInstanceIdentifier("dev-1"));
    region.timeline.runUntilIdle();
    assertThat(cluster("dev").dbClusterMembers())
        .extracting(DBClusterMember::dbClusterParameterGroupStatus)
        .containsExactly("in-sync");
  }

  @Test
  void a_restored_cluster_has_the_sources_configuration_and_the_default_groups() {
    modified(
        it ->
            it.serverlessV2ScalingConfiguration(v2 -> v2.minCapacity(1.0).maxCapacity(4.0))
                .backupRetentionPeriod(9)
                .storageType("aurora-iopt1")
                .dbClusterParameterGroupName("app1")
                .vpcSecurityGroupIds("sg-1")
                .enableIAMDatabaseAuthentication(true)
                .deletionProtection(true)
                .cloudwatchLogsExportConfiguration(logs -> logs.enableLogTypes("audit")));
    region.rds.addTagsToResource(
        it ->
            it.resourceName(cluster("dev").dbClusterArn())
                .tags(Tag.builder().key("env").value("production").build()));
    DBCluster copy = restore(it -> {});
    assertThat(copy.serverlessV2ScalingConfiguration().maxCapacity()).isEqualTo(4.0);
    assertThat(copy.backupRetentionPeriod()).isEqualTo(9);
    assertThat(copy.tagList()).extracting(Tag::key).containsExactly("env");
    assertThat(copy.dbClusterParameterGroup()).isEqualTo("default.aurora-mysql8.0");
    assertThat(copy.vpcSecurityGroups().get(0).vpcSecurityGroupId()).isEqualTo("sg-default");
    assertThat(copy.iamDatabaseAuthenticationEnabled()).isFalse();
    assertThat(copy.deletionProtection()).isFalse();
    assertThat(copy.enabledCloudwatchLogsExports()).isEmpty();
    assertThat(copy.storageType()).isNull();
  }

  @Test
  void a_restore_takes_its_settings_and_refuses_a_key_for_data_that_is_not_encrypted() {
    assertThatThrownBy(() -> restore(it -> it.kmsKeyId("alias/mine")))
        .hasMessageContaining("is not encrypted");
    DBCluster copy =
        restore(
            it ->
                it.serverlessV2ScalingConfiguration(v2 -> v2.minCapacity(0.5).maxCapacity(2.0))
                    .backupRetentionPeriod(3)
                    .enableCloudwatchLogsExports("error")
                    .deletionProtection(true)
                    .tags(Tag.builder().key("refresh").value("true").build()));
    assertThat(copy.serverlessV2ScalingConfiguration().maxCapacity()).isEqualTo(2.0);
    assertThat(copy.backupRetentionPeriod()).isEqualTo(3);
    assertThat(copy.enabledCloudwatchLogsExports()).containsExactly("error");
    assertThat(copy.tagList()).extracting(Tag::key).containsExactly("refresh");
    assertThatThrownBy(
            () ->
                region.rds.deleteDBCluster(
                    it -> it.dbClusterIdentifier("copy").skipFinalSnapshot(true)))
        .hasMessageContaining("protected");
  }

  @Test
  void a_name_that_a_rename_was_accepted_to_is_taken() {
    region.haveCluster("other");
    modify(it -> it.newDBClusterIdentifier("new").applyImmediately(true));
    assertThatThrownBy(
            () ->
                region.rds.modifyDBCluster(
                    it ->
                        it.dbClusterIdentifier("other")
                            .newDBClusterIdentifier("new")
                            .applyImmediately(true)))
        .isInstanceOf(DbClusterAlreadyExistsException.class);
    assertThatThrownBy(() -> region.haveCluster("new"))
        .isInstanceOf(DbClusterAlreadyExistsException.class);
    region.timeline.runUntilIdle();
    assertThat(region.clusterStatus("new")).isEqualTo("available");
  }

  @Test
  void the_clone_after_the_fifteenth_is_a_full_copy_of_another_group() {
    for (int i = 1; i <= 16; i++) {
      String name = "clone" + i;
      String source = i == 3 ? "clone2" : "dev";
      if (i == 3) {
        region.rds.createDBInstance(
            it ->
                it.dbInstanceIdentifier("clone2-1")
                    .dbClusterIdentifier("clone2")
                    .engine("aurora-mysql")
                    .dbInstanceClass("db.r6g.large"));
        region.timeline.runUntilIdle();
      }
      region.rds.restoreDBClusterToPointInTime(
          it ->
              it.sourceDBClusterIdentifier(source)
                  .dbClusterIdentifier(name)
                  .restoreType("copy-on-write")
                  .useLatestRestorableTime(true));
      region.timeline.runUntilIdle();
    }
    String group = cluster("dev").cloneGroupId();
    List<DBCluster> clones =
        region
            .rds
            .describeDBClusters(
                it -> it.filters(Filter.builder().name("clone-group-id").values(group).build()))
            .dbClusters();
    assertThat(clones).hasSize(16).noneMatch(it -> it.dbClusterIdentifier().equals("clone16"));
    assertThat(cluster("clone16").cloneGroupId()).isNotEqualTo(group).isNotEmpty();
    assertThat(region.events()).anyMatch(it -> it.startsWith("Restored from DB cluster dev to"));
  }
}

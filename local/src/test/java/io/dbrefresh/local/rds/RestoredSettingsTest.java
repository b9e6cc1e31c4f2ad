package io.dbrefresh.local.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.RestoreDbInstanceToPointInTimeRequest;
import software.amazon.awssdk.services.rds.model.Tag;

/** What a restored instance has from its source, from its request, and by default. */
class RestoredSettingsTest {
  private static final Tag PRODUCTION = Tag.builder().key("env").value("production").build();
  private static final String KEY = "arn:aws:kms:us-east-1:123456789012:key/mine";

  @TempDir Path folder;

  private VirtualRegion region;

  @BeforeEach
  void openWithASourceThatHasEverything() {
    region = new VirtualRegion(folder, new MemoryStorage());
    region.rds.createDBInstance(
        it ->
            it.dbInstanceIdentifier("prod")
                .engine("mysql")
                .dbInstanceClass("db.r6g.large")
                .masterUsername("admin1")
                .masterUserPassword("correct-horse")
                .port(3399)
                .storageType("io2")
                .allocatedStorage(100)
                .iops(2000)
                .storageEncrypted(true)
                .kmsKeyId(KEY)
                .multiAZ(true)
                .backupRetentionPeriod(7)
                .preferredBackupWindow("01:00-01:30")
                .preferredMaintenanceWindow("tue:02:00-tue:02:30")
                .caCertificateIdentifier("rds-ca-ecc384-g1")
                .dbParameterGroupName("app1")
                .optionGroupName("app1")
                .dbSubnetGroupName("app1")
                .vpcSecurityGroupIds("sg-1", "sg-2")
                .monitoringInterval(60)
                .monitoringRoleArn("arn:aws:iam::123456789012:role/emaccess")
                .enablePerformanceInsights(true)
                .enableCloudwatchLogsExports("error", "audit")
                .enableIAMDatabaseAuthentication(true)
                .copyTagsToSnapshot(true)
                .deletionProtection(true)
                .tags(PRODUCTION));
    region.timeline.runUntilIdle();
    region.rds.addRoleToDBInstance(
        it ->
            it.dbInstanceIdentifier("prod")
                .roleArn("arn:aws:iam::123456789012:role/s3")
                .featureName("S3_INTEGRATION"));
    region.timeline.runUntilIdle();
  }

  private DBInstance instance(String identifier) {
    return region
        .rds
        .describeDBInstances(it -> it.dbInstanceIdentifier(identifier))
        .dbInstances()
        .get(0);
  }

  private DBInstance restored(Consumer<RestoreDbInstanceToPointInTimeRequest.Builder> settings) {
    region.rds.restoreDBInstanceToPointInTime(
        settings.andThen(
            it ->
                it.sourceDBInstanceIdentifier("prod")
                    .targetDBInstanceIdentifier("copy")
                    .useLatestRestorableTime(true)));
    region.timeline.runUntilIdle();
    return instance("copy");
  }

  private static void isOff(DBInstance copy) {
    assertThat(copy.multiAZ()).isFalse();
    assertThat(copy.iamDatabaseAuthenticationEnabled()).isFalse();
    assertThat(copy.deletionProtection()).isFalse();
    assertThat(copy.copyTagsToSnapshot()).isFalse();
    assertThat(copy.enabledCloudwatchLogsExports()).isEmpty();
    assertThat(copy.performanceInsightsEnabled()).isFalse();
    assertThat(copy.monitoringInterval()).isZero();
    assertThat(copy.associatedRoles()).isEmpty();
  }

  private static void hasDefaultGroups(DBInstance copy) {
    assertThat(copy.dbParameterGroups().get(0).dbParameterGroupName())
        .isEqualTo("default.mysql8.0");
    assertThat(copy.optionGroupMemberships().get(0).optionGroupName())
        .isEqualTo("default:mysql-8-0");
    assertThat(copy.dbSubnetGroup().dbSubnetGroupName()).isEqualTo("default");
    assertThat(copy.vpcSecurityGroups()).hasSize(1);
    assertThat(copy.caCertificateIdentifier()).isEqualTo("rds-ca-rsa2048-g1");
  }

  private static void isLikeTheSource(DBInstance copy) {
    assertThat(copy.storageType()).isEqualTo("io2");
    assertThat(copy.iops()).isEqualTo(2000);
    assertThat(copy.allocatedStorage()).isEqualTo(100);
    assertThat(copy.dbInstanceClass()).isEqualTo("db.r6g.large");
    assertThat(copy.kmsKeyId()).isEqualTo(KEY);
    assertThat(copy.storageEncrypted()).isTrue();
    assertThat(copy.backupRetentionPeriod()).isEqualTo(7);
    assertThat(copy.preferredBackupWindow()).isEqualTo("01:00-01:30");
    assertThat(copy.masterUsername()).isEqualTo("admin1");
  }

  @Test
  void to_a_point_in_time_it_is_like_its_source_with_the_default_groups_and_no_tags() {
    DBInstance copy = restored(it -> {});
    isLikeTheSource(copy);
    hasDefaultGroups(copy);
    isOff(copy);
    assertThat(copy.preferredMaintenanceWindow()).isEqualTo("tue:02:00-tue:02:30");
    assertThat(copy.tagList()).isEmpty();
  }

  @Test
  void from_a_snapshot_it_has_the_tags_that_the_snapshot_has_unless_some_are_given() {
    region.rds.createDBSnapshot(
        it -> it.dbInstanceIdentifier("prod").dbSnapshotIdentifier("nightly"));
    region.timeline.runUntilIdle();
    region.rds.restoreDBInstanceFromDBSnapshot(
        it -> it.dbInstanceIdentifier("leaking").dbSnapshotIdentifier("nightly"));
    region.rds.restoreDBInstanceFromDBSnapshot(
        it ->
            it.dbInstanceIdentifier("clean")
                .dbSnapshotIdentifier("nightly")
                .tags(Tag.builder().key("refresh").value("true").build()));
    region.timeline.runUntilIdle();
    isLikeTheSource(instance("leaking"));
    hasDefaultGroups(instance("leaking"));
    isOff(instance("leaking"));
    assertThat(instance("leaking").tagList()).containsExactly(PRODUCTION);
    assertThat(instance("clean").tagList()).extracting(Tag::key).containsExactly("refresh");
  }

  @Test
  void a_request_says_storage_groups_and_backups_and_cannot_shrink_the_storage() {
    DBInstance copy =
        restored(
            it ->
                it.storageType("gp3")
                    .allocatedStorage(500)
                    .iops(13_000)
                    .storageThroughput(700)
                    .multiAZ(true)
                    .backupRetentionPeriod(1)
                    .preferredBackupWindow("05:00-05:30")
                    .caCertificateIdentifier("rds-ca-rsa4096-g1")
                    .dbParameterGroupName("dev")
                    .optionGroupName("dev"));
    assertThat(copy.storageType()).isEqualTo("gp3");
    assertThat(copy.iops()).isEqualTo(13_000);
    assertThat(copy.storageThroughput()).isEqualTo(700);
    assertThat(copy.multiAZ()).isTrue();
    assertThat(copy.backupRetentionPeriod()).isEqualTo(1);
    assertThat(copy.preferredBackupWindow()).isEqualTo("05:00-05:30");
    assertThat(copy.certificateDetails().caIdentifier()).isEqualTo("rds-ca-rsa4096-g1");
    assertThat(copy.dbParameterGroups().get(0).dbParameterGroupName()).isEqualTo("dev");
    assertThat(copy.dbParameterGroups().get(0).parameterApplyStatus()).isEqualTo("in-sync");
    assertThat(copy.optionGroupMemberships().get(0).optionGroupName()).isEqualTo("dev");
    assertThatThrownBy(
            () ->
                region.rds.restoreDBInstanceToPointInTime(
                    it ->
                        it.sourceDBInstanceIdentifier("prod")
                            .targetDBInstanceIdentifier("small")
                            .storageType("gp3")
                            .allocatedStorage(20)
                            .useLatestRestorableTime(true)))
        .hasMessageContaining(
            "Invalid storage size for engine name mysql and storage type gp3: 20");
  }

  @Test
  void a_general_purpose_source_is_restored_to_gp3_and_iops_alone_mean_io1() {
    region.haveInstance("small");
    region.rds.modifyDBInstance(
        it ->
            it.dbInstanceIdentifier("small")
                .storageType("gp2")
                .allocatedStorage(100)
                .applyImmediately(true));
    region.timeline.runUntilIdle();
    for (String name : new String[] {"plain", "fast"}) {
      region.rds.restoreDBInstanceToPointInTime(
          it ->
              it.sourceDBInstanceIdentifier("small")
                  .targetDBInstanceIdentifier(name)
                  .iops(name.equals("fast") ? 1000 : null)
                  .useLatestRestorableTime(true));
      region.timeline.runUntilIdle();
    }
    assertThat(instance("plain").storageType()).isEqualTo("gp3");
    assertThat(instance("plain").iops()).isEqualTo(3000);
    assertThat(instance("fast").storageType()).isEqualTo("io1");
    assertThat(instance("fast").iops()).isEqualTo(1000);
  }
}

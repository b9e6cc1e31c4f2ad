package io.dbrefresh.local.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.rds.model.CertificateNotFoundException;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.OptionGroupMembership;
import software.amazon.awssdk.services.rds.model.RdsException;

/** Settings of RDS instances, on the virtual clock. */
class InstanceSettingsTest {
  private static final String ROLE = "arn:aws:iam::123456789012:role/emaccess";

  @TempDir Path folder;

  private final MemoryStorage storage = new MemoryStorage();
  private VirtualRegion region;

  @BeforeEach
  void open() {
    region = new VirtualRegion(folder, storage);
    region.haveInstance("dev");
  }

  private DBInstance instance(String identifier) {
    return region
        .rds
        .describeDBInstances(it -> it.dbInstanceIdentifier(identifier))
        .dbInstances()
        .get(0);
  }

  private DBInstance modify(Consumer<ModifyDbInstanceRequest.Builder> change) {
    DBInstance answer =
        region
            .rds
            .modifyDBInstance(change.andThen(it -> it.dbInstanceIdentifier("dev")))
            .dbInstance();
    return answer;
  }

  private DBInstance modified(Consumer<ModifyDbInstanceRequest.Builder> change) {
    modify(change.andThen(it -> it.applyImmediately(true)));
    region.timeline.runUntilIdle();
    return instance("dev");
  }

  private void refused(String words, Consumer<ModifyDbInstanceRequest.Builder> change) {
    DBInstance before = instance("dev");
    assertThatThrownBy(() -> modify(change))
        .isInstanceOf(RdsException.class)
        .hasMessageContaining(words);
    assertThat(instance("dev")).isEqualTo(before);
  }

  @Test
  void a_change_of_storage_is_optimized_while_the_instance_answers() {
    modify(it -> it.storageType("io2").allocatedStorage(200).iops(4000).applyImmediately(true));
    assertThat(instance("dev").pendingModifiedValues().storageType()).isEqualTo("io2");
    assertThat(instance("dev").storageType()).isEqualTo("gp3");
    region.timeline.advance(Duration.ofSeconds(31));
    assertThat(region.status("dev")).isEqualTo("modifying");
    region.timeline.advance(Duration.ofMinutes(5));
    DBInstance optimizing = instance("dev");
    assertThat(optimizing.dbInstanceStatus()).isEqualTo("storage-optimization");
    assertThat(optimizing.iops()).isEqualTo(4000);
    assertThat(optimizing.pendingModifiedValues().storageType()).isNull();
    refused("previous storage change", it -> it.iops(5000));
    modify(it -> it.copyTagsToSnapshot(true));
    region.timeline.runUntilIdle();
    assertThat(instance("dev").copyTagsToSnapshot()).isTrue();
    assertThat(region.status("dev")).isEqualTo("available");
  }

  @ParameterizedTest
  @CsvSource({
    "io1, 200, , needs a value for the parameter Iops",
    "io1, 50, 1000, Invalid storage size",
    "io1, 100, 9000, ratio",
    "io2, 100, 900, Invalid iops value",
    "gp3, 100, 5000, You can't specify IOPS or storage throughput for engine mysql",
    "gp3, 400, 5000, it must be from 12000",
    "gp2, 100, 5000, is not for the storage type gp2",
    "gp9, 100, , Invalid storage type"
  })
  void storage_that_the_service_does_not_have_is_refused(
      String type, int size, Integer iops, String words) {
    refused(words, it -> it.storageType(type).allocatedStorage(size).iops(iops));
  }

  @Test
  void storage_grows_by_a_tenth_and_never_shrinks() {
    assertThat(modified(it -> it.allocatedStorage(21)).allocatedStorage()).isEqualTo(22);
    refused("Invalid storage size", it -> it.allocatedStorage(20));
    DBInstance large = modified(it -> it.allocatedStorage(400).storageThroughput(600));
    assertThat(large.iops()).isEqualTo(12_000);
    assertThat(large.storageThroughput()).isEqualTo(600);
  }

  @Test
  void monitoring_logs_and_authentication_have_statuses_of_their_own() {
    modify(
        it ->
            it.monitoringInterval(60)
                .monitoringRoleArn(ROLE)
                .cloudwatchLogsExportConfiguration(logs -> logs.enableLogTypes("error", "audit"))
                .enableIAMDatabaseAuthentication(true)
                .dbInstanceClass("db.m5.large")
                .applyImmediately(true));
    for (String status :
        new String[] {
          "configuring-enhanced-monitoring",
          "configuring-log-exports",
          "configuring-iam-database-auth",
          "modifying"
        }) {
      region.timeline.advance(Duration.ofSeconds(31));
      assertThat(region.status("dev")).isEqualTo(status);
      region.timeline.advance(Duration.ofMinutes(4));
    }
    region.timeline.runUntilIdle();
    DBInstance dev = instance("dev");
    assertThat(dev.monitoringInterval()).isEqualTo(60);
    assertThat(dev.monitoringRoleArn()).isEqualTo(ROLE);
    assertThat(dev.enhancedMonitoringResourceArn()).endsWith(dev.dbiResourceId());
    assertThat(dev.enabledCloudwatchLogsExports()).containsExactly("audit", "error");
    assertThat(dev.iamDatabaseAuthenticationEnabled()).isTrue();
    assertThat(dev.dbInstanceClass()).isEqualTo("db.m5.large");

    DBInstance off =
        modified(
            it ->
                it.monitoringInterval(0)
                    .cloudwatchLogsExportConfiguration(logs -> logs.disableLogTypes("audit")));
    assertThat(off.monitoringRoleArn()).isNull();
    assertThat(off.enhancedMonitoringResourceArn()).isNull();
    assertThat(off.enabledCloudwatchLogsExports()).containsExactly("error");
  }

  @Test
  void wrong_settings_are_refused_and_change_nothing() {
    refused("MonitoringRoleARN value is required", it -> it.monitoringInterval(60));
    refused("Invalid monitoring interval", it -> it.monitoringInterval(7).monitoringRoleArn(ROLE));
    refused("other than 0", it -> it.monitoringRoleArn(ROLE));
    refused("you must enable", it -> it.performanceInsightsRetentionPeriod(7));
    refused(
        "retention period: 94",
        it -> it.enablePerformanceInsights(true).performanceInsightsRetentionPeriod(94));
    refused("backup retention period", it -> it.backupRetentionPeriod(36));
    refused("backup window format", it -> it.preferredBackupWindow("3-4"));
    refused("at least 30 minutes", it -> it.preferredBackupWindow("03:00-03:10"));
    refused(
        "must not overlap",
        it ->
            it.preferredBackupWindow("23:45-00:15")
                .preferredMaintenanceWindow("Sat:23:30-Sun:00:30"));
    refused(
        "log types 'slow'",
        it -> it.cloudwatchLogsExportConfiguration(logs -> logs.enableLogTypes("slow")));
    refused("1150", it -> it.dbPortNumber(80));
    refused("Invalid security group", it -> it.vpcSecurityGroupIds("web"));
    assertThatThrownBy(() -> modify(it -> it.caCertificateIdentifier("my-ca")))
        .isInstanceOf(CertificateNotFoundException.class);
  }

  @Test
  void insights_keep_their_key_and_forget_it_when_they_are_off() {
    DBInstance on =
        modified(
            it ->
                it.enablePerformanceInsights(true)
                    .performanceInsightsKMSKeyId("1234abcd-12ab-34cd-56ef-1234567890ab"));
    assertThat(on.performanceInsightsRetentionPeriod()).isEqualTo(7);
    assertThat(on.performanceInsightsKMSKeyId()).contains("1234abcd");
    refused("can't change the KMS key", it -> it.performanceInsightsKMSKeyId("other"));
    DBInstance longer = modified(it -> it.performanceInsightsRetentionPeriod(731));
    assertThat(longer.performanceInsightsRetentionPeriod()).isEqualTo(731);
    DBInstance off = modified(it -> it.enablePerformanceInsights(false));
    assertThat(off.performanceInsightsKMSKeyId()).isNull();
    assertThat(off.performanceInsightsRetentionPeriod()).isNull();
  }

  @Test
  void what_waits_for_the_maintenance_window_is_pending_until_a_request_applies_it() {
    modify(
        it ->
            it.dbInstanceClass("db.m5.large")
                .multiAZ(true)
                .backupRetentionPeriod(0)
                .caCertificateIdentifier("rds-ca-rsa4096-g1")
                .preferredMaintenanceWindow("Mon:01:00-Mon:02:00"));
    region.timeline.runUntilIdle();
    DBInstance waiting = instance("dev");
    assertThat(waiting.preferredMaintenanceWindow()).isEqualTo("mon:01:00-mon:02:00");
    assertThat(waiting.dbInstanceClass()).isEqualTo("db.t3.micro");
    assertThat(waiting.multiAZ()).isFalse();
    assertThat(waiting.pendingModifiedValues().dbInstanceClass()).isEqualTo("db.m5.large");
    assertThat(waiting.pendingModifiedValues().multiAZ()).isTrue();
    assertThat(waiting.pendingModifiedValues().backupRetentionPeriod()).isZero();
    assertThat(waiting.pendingModifiedValues().caCertificateIdentifier())
        .isEqualTo("rds-ca-rsa4096-g1");

    DBInstance applied = modified(it -> it.copyTagsToSnapshot(true));
    assertThat(applied.dbInstanceClass()).isEqualTo("db.m5.large");
    assertThat(applied.multiAZ()).isTrue();
    assertThat(applied.secondaryAvailabilityZone()).isNotNull();
    assertThat(applied.backupRetentionPeriod()).isZero();
    assertThat(applied.certificateDetails().caIdentifier()).isEqualTo("rds-ca-rsa4096-g1");
    assertThat(applied.pendingModifiedValues().dbInstanceClass()).isNull();
    assertThat(applied.pendingModifiedValues().multiAZ()).isNull();
  }

  @Test
  void another_parameter_group_waits_for_a_reboot() {
    DBInstance changed =
        modified(it -> it.dbParameterGroupName("app1").optionGroupName("app1-options"));
    assertThat(changed.dbParameterGroups().get(0).parameterApplyStatus())
        .isEqualTo("pending-reboot");
    assertThat(changed.optionGroupMemberships().get(0).optionGroupName()).isEqualTo("app1-options");
    region.rds.rebootDBInstance(it -> it.dbInstanceIdentifier("dev"));
    region.timeline.runUntilIdle();
    assertThat(instance("dev").dbParameterGroups().get(0).parameterApplyStatus())
        .isEqualTo("in-sync");
    assertThat(instance("dev").dbParameterGroups().get(0).dbParameterGroupName()).isEqualTo("app1");
  }

  @Test
  void option_and_subnet_groups_wait_for_the_maintenance_window_too() {
    modify(it -> it.optionGroupName("audit").dbSubnetGroupName("private"));
    region.timeline.runUntilIdle();
    assertThat(instance("dev").optionGroupMemberships())
        .extracting(OptionGroupMembership::optionGroupName, OptionGroupMembership::status)
        .containsExactly(
            Tuple.tuple("default:mysql-8-0", "in-sync"),
            Tuple.tuple("audit", "pending-maintenance-apply"));
    assertThat(instance("dev").pendingModifiedValues().dbSubnetGroupName()).isEqualTo("private");
    DBInstance applied = modified(it -> it.copyTagsToSnapshot(true));
    assertThat(applied.optionGroupMemberships())
        .extracting(OptionGroupMembership::optionGroupName, OptionGroupMembership::status)
        .containsExactly(Tuple.tuple("audit", "in-sync"));
    assertThat(applied.dbSubnetGroup().dbSubnetGroupName()).isEqualTo("private");
    assertThat(applied.pendingModifiedValues().dbSubnetGroupName()).isNull();
  }

  @Test
  void another_port_is_taken_at_once_whatever_apply_immediately_says() {
    modify(it -> it.dbPortNumber(3399));
    assertThat(instance("dev").pendingModifiedValues().port()).isEqualTo(3399);
    assertThat(instance("dev").endpoint().port()).isEqualTo(3306);
    region.timeline.runUntilIdle();
    assertThat(instance("dev").endpoint().port()).isEqualTo(3399);
    assertThat(instance("dev").pendingModifiedValues().port()).isNull();
    assertThat(storage.served).containsValue(3399).doesNotContainValue(3306);
  }
}

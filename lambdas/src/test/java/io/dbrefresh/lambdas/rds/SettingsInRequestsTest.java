package io.dbrefresh.lambdas.rds;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbrefresh.statemachine.plan.AssociatedRole;
import io.dbrefresh.statemachine.plan.Setting;
import io.dbrefresh.statemachine.plan.Settings;
import io.dbrefresh.statemachine.plan.SettingsBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBInstanceRole;
import software.amazon.awssdk.services.rds.model.DBParameterGroupStatus;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.OptionGroupMembership;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterFromSnapshotRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbInstanceToPointInTimeRequest;
import software.amazon.awssdk.services.rds.model.Tag;

class SettingsInRequestsTest {
  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  private static DBInstanceRole role(String arn, String status) {
    return DBInstanceRole.builder().roleArn(arn).status(status).build();
  }

  @ParameterizedTest
  @EnumSource(
      value = Setting.class,
      names = {"MIN_ACU", "MAX_ACU"},
      mode = EnumSource.Mode.EXCLUDE)
  void every_setting_is_a_member_of_a_request_that_restores_or_modifies(Setting setting) {
    List<SdkPojo> requests =
        List.of(
            ModifyDbInstanceRequest.builder(),
            ModifyDbClusterRequest.builder(),
            RestoreDbInstanceToPointInTimeRequest.builder(),
            RestoreDbClusterFromSnapshotRequest.builder());

    assertThat(requests)
        .anyMatch(request -> SettingsInRequests.member(setting, request).isPresent());
  }

  @Test
  void values_get_the_types_that_the_service_has() {
    RestoreDbInstanceToPointInTimeRequest.Builder instance =
        RestoreDbInstanceToPointInTimeRequest.builder();
    SettingsInRequests.write(
        new SettingsBuilder()
            .put(Setting.PORT, 3307)
            .put(Setting.MULTI_AZ, true)
            .put(Setting.PARAMETER_GROUP, "tuned")
            .put(Setting.CLUSTER_PARAMETER_GROUP, "not for an instance")
            .list(Setting.SECURITY_GROUPS, List.of("sg-2", "sg-1"))
            .list(Setting.LOG_EXPORTS, List.of())
            .build(),
        instance);
    RestoreDbInstanceToPointInTimeRequest written = instance.build();

    assertThat(written.port()).isEqualTo(3307);
    assertThat(written.multiAZ()).isTrue();
    assertThat(written.dbParameterGroupName()).isEqualTo("tuned");
    assertThat(written.vpcSecurityGroupIds()).containsExactly("sg-1", "sg-2");
    assertThat(written.hasEnableCloudwatchLogsExports()).isFalse();

    RestoreDbClusterFromSnapshotRequest.Builder cluster =
        RestoreDbClusterFromSnapshotRequest.builder();
    SettingsInRequests.write(
        new SettingsBuilder()
            .put(Setting.BACKTRACK, 3600)
            .put(Setting.MIN_ACU, 0.5)
            .put(Setting.MAX_ACU, 4.0)
            .build(),
        cluster);

    assertThat(cluster.build().backtrackWindow()).isEqualTo(3600L);
    assertThat(cluster.build().serverlessV2ScalingConfiguration().minCapacity()).isEqualTo(0.5);
    assertThat(cluster.build().serverlessV2ScalingConfiguration().maxCapacity()).isEqualTo(4.0);
  }

  @ParameterizedTest
  @CsvSource({
    "KMS_KEY, arn:aws:kms:us-east-1:1:key/abc, abc, true",
    "KMS_KEY, alias/shop, arn:aws:kms:us-east-1:1:key/abc, true",
    "KMS_KEY, arn:aws:kms:us-east-1:1:key/abc, arn:aws:kms:us-east-1:1:key/abd, false",
    "MIN_ACU, 2.0, 2, true",
    "MAX_ACU, 2, 4, false",
    "MAINTENANCE_WINDOW, Sun:05:00-Sun:06:00, sun:05:00-sun:06:00, true",
    "PORT, 3306, 3307, false"
  })
  void settings_are_the_same_by_what_they_mean(
      Setting setting, String one, String other, boolean same) {
    assertThat(Differences.same(setting, one, other)).isEqualTo(same);
  }

  @Test
  void what_is_off_is_a_setting_too_and_own_tags_are_neither_awss_nor_the_refreshs() {
    DBInstance instance =
        DBInstance.builder()
            .dbInstanceIdentifier("dev")
            .tagList(
                tag("aws:cloudformation:stack-name", "s"),
                tag("refresh", "true"),
                tag("refresh-application", "app1"),
                tag("team", "shop"))
            .build();
    Settings settings = Configuration.of(instance).settings();

    assertThat(settings.tags()).contains(Map.of("team", "shop"));
    assertThat(settings.flag(Setting.PERFORMANCE_INSIGHTS)).contains(false);
    assertThat(settings.number(Setting.MONITORING_INTERVAL)).contains(0);
    assertThat(settings.text(Setting.LOG_EXPORTS)).contains("");
    assertThat(settings.roles()).contains(List.of());
  }

  @Test
  void what_is_on_its_way_is_waited_for() {
    Configuration instance =
        Configuration.of(
            DBInstance.builder()
                .dbInstanceIdentifier("dev")
                .dbParameterGroups(
                    DBParameterGroupStatus.builder()
                        .dbParameterGroupName("p")
                        .parameterApplyStatus("pending-reboot")
                        .build())
                .optionGroupMemberships(
                    OptionGroupMembership.builder().optionGroupName("o").status("applying").build())
                .associatedRoles(role("r", "PENDING"), role("bad", "INVALID"))
                .build());
    Configuration cluster =
        Configuration.of(
            DBCluster.builder()
                .dbClusterMembers(
                    DBClusterMember.builder()
                        .dbInstanceIdentifier("writer")
                        .dbClusterParameterGroupStatus("pending-reboot")
                        .build())
                .build());

    assertThat(instance.pending()).containsExactly("option group o", "role r");
    assertThat(instance.reboots()).containsExactly("dev");
    assertThat(instance.invalid()).containsExactly("bad");
    assertThat(cluster.reboots()).containsExactly("writer");
  }

  @Test
  void differences_name_settings_and_roles() {
    Settings old =
        new SettingsBuilder()
            .put(Setting.INSTANCE_CLASS, "db.m5.large")
            .put(Setting.OPTION_GROUP, "audited")
            .roles(List.of(new AssociatedRole("arn:role", Optional.of("s3Import"))))
            .build();
    Settings fresh =
        new SettingsBuilder()
            .put(Setting.INSTANCE_CLASS, "db.t3.micro")
            .put(Setting.PERFORMANCE_INSIGHTS, true)
            .roles(List.of())
            .build();

    assertThat(Differences.told(old, fresh))
        .containsExactly(
            "instanceClass was db.m5.large, is db.t3.micro",
            "optionGroup was audited, is none",
            "performanceInsights was none, is true",
            "role arn:role for s3Import is gone");
  }
}

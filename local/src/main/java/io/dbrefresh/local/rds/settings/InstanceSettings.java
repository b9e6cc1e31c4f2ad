package io.dbrefresh.local.rds.settings;

import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Given;
import io.dbrefresh.local.rds.fleet.Settings;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBParameterGroupStatus;
import software.amazon.awssdk.services.rds.model.OptionGroupMembership;
import software.amazon.awssdk.services.rds.model.RdsRequest;

/**
 * What a request says of an instance (RDS API Reference, CreateDBInstance, ModifyDBInstance and the
 * restores): checked, and written into its record. What the request's type has no member for cannot
 * be said in it.
 */
public final class InstanceSettings {
  private final Fleet fleet;
  private final RdsRequest request;
  private final DBInstance before;

  private InstanceSettings(Fleet fleet, RdsRequest request, DBInstance before) {
    this.fleet = fleet;
    this.request = request;
    this.before = before;
  }

  /**
   * The record with the settings of {@code request}.
   *
   * @param before the record without; a new instance's carries its defaults and no status yet
   */
  public static DBInstance.Builder set(Fleet fleet, RdsRequest request, DBInstance before) {
    return new InstanceSettings(fleet, request, before).set();
  }

  private DBInstance.Builder set() {
    DBInstance.Builder record = before.toBuilder();
    Settings.carry(request, record);
    record.dbInstanceIdentifier(before.dbInstanceIdentifier()).engine(before.engine());
    groups(record);
    if (before.dbClusterIdentifier() == null) {
      Storages.set(record, request, before);
      Windows.set(record, request, before);
    }
    observation(record);
    DBInstance so = record.build();
    record.secondaryAvailabilityZone(
        Boolean.TRUE.equals(so.multiAZ()) ? fleet.arns().region() + "b" : null);
    Keys keys = new Keys(fleet.arns(), request);
    keys.encryption(so.storageEncrypted(), before.kmsKeyId())
        .ifPresent(key -> record.storageEncrypted(true).kmsKeyId(key));
    Certificates.set(record, before, so.caCertificateIdentifier(), fleet.now());
    return port(record);
  }

  private DBInstance.Builder port(DBInstance.Builder record) {
    Optional<Integer> port =
        Given.number(request, "Port").or(() -> Given.number(request, "DBPortNumber"));
    port.ifPresent(number -> record.dbInstancePort(Ports.valid(number)));
    return record;
  }

  private void groups(DBInstance.Builder record) {
    Groups groups =
        new Groups(
            fleet.ledger().groups(), request, before.engine(), record.build().engineVersion());
    record.vpcSecurityGroups(groups.security(before.vpcSecurityGroups()));
    groups.subnet().ifPresent(name -> record.dbSubnetGroup(Subnets.group(fleet.arns(), name)));
    boolean fresh = !before.hasDbParameterGroups();
    groups
        .parameter()
        .or(() -> fresh ? Optional.of(groups.defaultParameter()) : Optional.empty())
        .filter(name -> fresh || !name.equals(parameterGroup()))
        .ifPresent(name -> record.dbParameterGroups(applied(name, fresh)));
    groups
        .option()
        .or(() -> fresh ? Optional.of(groups.defaultOption()) : Optional.empty())
        .ifPresent(name -> record.optionGroupMemberships(membership(name)));
  }

  private String parameterGroup() {
    return before.dbParameterGroups().get(0).dbParameterGroupName();
  }

  /** Parameters of another group wait for the instance to be rebooted. */
  private static DBParameterGroupStatus applied(String name, boolean fresh) {
    return DBParameterGroupStatus.builder()
        .dbParameterGroupName(name)
        .parameterApplyStatus(fresh ? "in-sync" : "pending-reboot")
        .build();
  }

  private static OptionGroupMembership membership(String name) {
    return OptionGroupMembership.builder().optionGroupName(name).status("in-sync").build();
  }

  /** Enhanced Monitoring, Performance Insights and logs. */
  private void observation(DBInstance.Builder record) {
    Monitoring monitoring =
        Monitoring.of(request, before.monitoringInterval(), before.monitoringRoleArn());
    record
        .monitoringInterval(monitoring.seconds())
        .monitoringRoleArn(monitoring.role().orElse(null))
        .enhancedMonitoringResourceArn(
            monitoring
                .role()
                .map(role -> fleet.arns().metrics(before.dbiResourceId()))
                .orElse(null));
    Insights insights = Insights.of(before).with(request, fleet.arns().key("alias/aws/rds"));
    record
        .performanceInsightsEnabled(insights.on())
        .performanceInsightsRetentionPeriod(insights.days().orElse(null))
        .performanceInsightsKMSKeyId(insights.key().orElse(null));
    record.enabledCloudwatchLogsExports(
        LogExports.after(
            request,
            before.enabledCloudwatchLogsExports(),
            before.engine(),
            before.engineVersion()));
  }
}

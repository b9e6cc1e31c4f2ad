package io.dbrefresh.local.rds.settings;

import io.dbrefresh.local.rds.fleet.Faults;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Given;
import io.dbrefresh.local.rds.fleet.Settings;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.RdsRequest;

/**
 * What a request says of an Aurora cluster (RDS API Reference, CreateDBCluster, ModifyDBCluster and
 * the restores): checked, and written into its record.
 */
public final class ClusterSettings {
  private static final String STANDARD = "aurora";
  private static final List<String> STORAGE_TYPES = List.of(STANDARD, "aurora-iopt1");
  private static final long LONGEST_BACKTRACK = 259_200;

  private final Fleet fleet;
  private final RdsRequest request;
  private final DBCluster before;

  private ClusterSettings(Fleet fleet, RdsRequest request, DBCluster before) {
    this.fleet = fleet;
    this.request = request;
    this.before = before;
  }

  /** The record {@code before} with the settings of {@code request}. */
  public static DBCluster.Builder set(Fleet fleet, RdsRequest request, DBCluster before) {
    return new ClusterSettings(fleet, request, before).set();
  }

  private DBCluster.Builder set() {
    DBCluster.Builder record = before.toBuilder();
    Settings.carry(request, record);
    record.dbClusterIdentifier(before.dbClusterIdentifier()).engine(before.engine());
    groups(record);
    Windows.set(record, request, before);
    Capacity.set(record, request, before);
    storage(record);
    backtrack();
    observation(record);
    Keys keys = new Keys(fleet.arns(), request);
    keys.encryption(record.build().storageEncrypted(), before.kmsKeyId())
        .ifPresent(key -> record.storageEncrypted(true).kmsKeyId(key));
    Given.number(request, "Port").ifPresent(port -> record.port(Ports.valid(port)));
    return record;
  }

  private void groups(DBCluster.Builder record) {
    Groups groups =
        new Groups(
            fleet.ledger().groups(), request, before.engine(), record.build().engineVersion());
    record.vpcSecurityGroups(groups.security(before.vpcSecurityGroups()));
    groups.subnet().ifPresent(record::dbSubnetGroup);
    groups
        .clusterParameter()
        .or(
            () ->
                before.dbClusterParameterGroup() == null
                    ? Optional.of(groups.defaultParameter())
                    : Optional.empty())
        .ifPresent(record::dbClusterParameterGroup);
    groups.option();
  }

  /** The service does not show the standard type. */
  private void storage(DBCluster.Builder record) {
    Optional<String> type = Given.text(request, "StorageType");
    type.filter(name -> !STORAGE_TYPES.contains(name))
        .ifPresent(
            name -> {
              throw Faults.parameterValue(
                  "Invalid storage type: %s. Valid values are: %s."
                      .formatted(name, String.join(", ", STORAGE_TYPES)));
            });
    type.filter(STANDARD::equals).ifPresent(standard -> record.storageType(null));
    for (String foreign : List.of("AllocatedStorage", "Iops", "DBClusterInstanceClass")) {
      if (Given.text(request, foreign).isPresent()) {
        throw Faults.parameterCombination(
            "The parameter " + foreign + " is for Multi-AZ DB clusters, not for Aurora.");
      }
    }
  }

  private void backtrack() {
    Optional<Long> seconds = request.getValueForField("BacktrackWindow", Long.class);
    if (seconds.filter(given -> given < 0 || given > LONGEST_BACKTRACK).isPresent()) {
      throw Faults.parameterValue(
          "BacktrackWindow must be from 0 to %d seconds.".formatted(LONGEST_BACKTRACK));
    }
  }

  /** Enhanced Monitoring, Performance Insights and logs. */
  private void observation(DBCluster.Builder record) {
    Monitoring monitoring =
        Monitoring.of(request, before.monitoringInterval(), before.monitoringRoleArn());
    if (monitoring.seconds() > 0 || before.monitoringInterval() != null) {
      record.monitoringInterval(monitoring.seconds());
    }
    record.monitoringRoleArn(monitoring.role().orElse(null));
    Insights insights = Insights.of(before).with(request, fleet.arns().key("alias/aws/rds"));
    if (insights.on() || before.performanceInsightsEnabled() != null) {
      record.performanceInsightsEnabled(insights.on());
    }
    record
        .performanceInsightsRetentionPeriod(insights.days().orElse(null))
        .performanceInsightsKMSKeyId(insights.key().orElse(null))
        .enabledCloudwatchLogsExports(
            LogExports.after(
                request,
                before.enabledCloudwatchLogsExports(),
                before.engine(),
                before.engineVersion()));
  }
}

package io.dbrefresh.local.rds.settings;

import io.dbrefresh.local.rds.fleet.Faults;
import io.dbrefresh.local.rds.fleet.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import software.amazon.awssdk.services.rds.model.CloudwatchLogsExportConfiguration;
import software.amazon.awssdk.services.rds.model.RdsRequest;

/**
 * Which logs go to CloudWatch Logs (RDS API Reference, CreateDBInstance, CreateDBCluster,
 * "EnableCloudwatchLogsExports"; ModifyDBInstance, "CloudwatchLogsExportConfiguration").
 */
final class LogExports {
  private static final String IAM = "iam-db-auth-error";
  private static final Map<String, List<String>> TYPES =
      Map.of(
          "mysql", List.of("audit", "error", "general", "slowquery", IAM),
          "mariadb", List.of("audit", "error", "general", "slowquery", IAM),
          "postgres", List.of("postgresql", "upgrade", IAM),
          "aurora", List.of("audit", "error", "general", "slowquery"),
          "aurora-mysql", List.of("audit", "error", "general", "instance", "slowquery", IAM),
          "aurora-postgresql", List.of("instance", "postgresql", IAM));

  private LogExports() {}

  /** What is exported after {@code request}, in the order of their names. */
  static List<String> after(RdsRequest request, List<String> had, String engine, String version) {
    List<String> enabled = new ArrayList<>(Given.texts(request, "EnableCloudwatchLogsExports"));
    Optional<CloudwatchLogsExportConfiguration> change =
        request.getValueForField(
            "CloudwatchLogsExportConfiguration", CloudwatchLogsExportConfiguration.class);
    change.ifPresent(given -> enabled.addAll(given.enableLogTypes()));
    List<String> disabled =
        change.map(CloudwatchLogsExportConfiguration::disableLogTypes).orElse(List.of());
    List<String> known = TYPES.getOrDefault(engine, List.of());
    List<String> unknown = new ArrayList<>(enabled);
    unknown.addAll(disabled);
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw Faults.parameterCombination(
          "You cannot use the log types '%s' with engine version %s %s. It has: %s."
              .formatted(String.join(",", unknown), engine, version, String.join(", ", known)));
    }
    if (enabled.stream().anyMatch(disabled::contains)) {
      throw Faults.parameterCombination(
          "A log type cannot be enabled and disabled in one request.");
    }
    TreeSet<String> after = new TreeSet<>(had);
    after.addAll(enabled);
    disabled.forEach(after::remove);
    return List.copyOf(after);
  }
}

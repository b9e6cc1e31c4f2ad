package io.dbrefresh.local.rds.settings;

import io.dbrefresh.local.rds.fleet.Faults;
import io.dbrefresh.local.rds.fleet.Given;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.RdsRequest;

/**
 * Enhanced Monitoring: an interval and the role that lets RDS write to CloudWatch Logs, one never
 * without the other (RDS API Reference, ModifyDBInstance, "MonitoringInterval").
 *
 * @param seconds 0 when it is off
 * @param role an ARN; none when it is off
 */
record Monitoring(int seconds, Optional<String> role) {
  private static final List<Integer> INTERVALS = List.of(0, 1, 5, 10, 15, 30, 60);

  /** What {@code request} makes of the interval and the role that a database has so far. */
  static Monitoring of(RdsRequest request, @Nullable Integer interval, @Nullable String had) {
    int seconds =
        Given.number(request, "MonitoringInterval").orElse(interval == null ? 0 : interval);
    if (!INTERVALS.contains(seconds)) {
      throw Faults.parameterValue(
          "Invalid monitoring interval value: %d. Valid values are: %s."
              .formatted(seconds, INTERVALS));
    }
    Optional<String> given = Given.text(request, "MonitoringRoleArn");
    if (seconds == 0 && given.isPresent()) {
      throw Faults.parameterCombination(
          "You must set MonitoringInterval to a value other than 0 if you specify a"
              + " MonitoringRoleARN value.");
    }
    Optional<String> role = given.or(() -> Optional.ofNullable(had));
    if (seconds > 0 && role.isEmpty()) {
      throw Faults.parameterCombination(
          "A MonitoringRoleARN value is required if you specify a MonitoringInterval value other"
              + " than 0.");
    }
    return new Monitoring(seconds, role.filter(any -> seconds > 0));
  }
}

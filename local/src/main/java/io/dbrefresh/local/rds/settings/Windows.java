package io.dbrefresh.local.rds.settings;

import io.dbrefresh.local.rds.fleet.Faults;
import io.dbrefresh.local.rds.fleet.Given;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.RdsRequest;

/**
 * Backup retention, backup window and maintenance window (RDS API Reference, CreateDBInstance,
 * "BackupRetentionPeriod", "PreferredBackupWindow", "PreferredMaintenanceWindow"): times are UTC,
 * windows have at least 30 minutes and do not overlap.
 *
 * @param backup of every day
 * @param maintenance of every week, in lower case
 */
record Windows(String backup, String maintenance) {
  private static final String BACKUP = "03:00-03:30";

  /** Behind all backup windows that the region assigns. */
  private static final String MAINTENANCE = "sun:11:00-sun:11:30";

  private static final String TIME = "([01]\\d|2[0-3]):([0-5]\\d)";
  private static final Pattern DAILY = Pattern.compile(TIME + "-" + TIME);
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final String DAY = "(" + String.join("|", DAYS) + "):";
  private static final Pattern WEEKLY = Pattern.compile(DAY + TIME + "-" + DAY + TIME);
  private static final int HOUR = 60;
  private static final int DAY_MINUTES = 24 * HOUR;
  private static final int LEAST = 30;
  private static final int LONGEST_RETENTION = 35;

  /** Of an instance that is no member of a cluster; it may have no backups at all. */
  static void set(DBInstance.Builder record, RdsRequest request, DBInstance before) {
    checkRetention(request, 0);
    Windows windows =
        of(request, before.preferredBackupWindow(), before.preferredMaintenanceWindow());
    record.preferredBackupWindow(windows.backup).preferredMaintenanceWindow(windows.maintenance);
  }

  /** Of a cluster; it always has backups. */
  static void set(DBCluster.Builder record, RdsRequest request, DBCluster before) {
    checkRetention(request, 1);
    Windows windows =
        of(request, before.preferredBackupWindow(), before.preferredMaintenanceWindow());
    record.preferredBackupWindow(windows.backup).preferredMaintenanceWindow(windows.maintenance);
  }

  private static void checkRetention(RdsRequest request, int least) {
    Given.number(request, "BackupRetentionPeriod")
        .filter(days -> days < least || days > LONGEST_RETENTION)
        .ifPresent(
            days -> {
              throw Faults.parameterValue(
                  "Invalid backup retention period: %d. Retention period must be between %d and %d."
                      .formatted(days, least, LONGEST_RETENTION));
            });
  }

  private static Windows of(
      RdsRequest request, @Nullable String backup, @Nullable String maintenance) {
    Optional<String> daily = Given.text(request, "PreferredBackupWindow");
    Optional<String> weekly = Given.text(request, "PreferredMaintenanceWindow");
    Windows windows =
        new Windows(
            daily.or(() -> Optional.ofNullable(backup)).orElse(BACKUP),
            weekly
                .or(() -> Optional.ofNullable(maintenance))
                .orElse(MAINTENANCE)
                .toLowerCase(Locale.ROOT));
    if (daily.isPresent() || weekly.isPresent()) {
      windows.check();
    }
    return windows;
  }

  private void check() {
    if (weekly(maintenance).meets(daily(backup))) {
      throw Faults.parameterValue(
          "The backup window %s and maintenance window %s must not overlap."
              .formatted(backup, maintenance));
    }
  }

  private static Span daily(String window) {
    Matcher matcher = DAILY.matcher(window);
    if (!matcher.matches()) {
      throw Faults.parameterValue(
          "Invalid backup window format: %s. It must be hh24:mi-hh24:mi, in UTC."
              .formatted(window));
    }
    return span(window, minutes(matcher, 1), minutes(matcher, 3), DAY_MINUTES);
  }

  private static Span weekly(String window) {
    Matcher matcher = WEEKLY.matcher(window);
    if (!matcher.matches()) {
      throw Faults.parameterValue(
          "Invalid maintenance window format: %s. It must be ddd:hh24:mi-ddd:hh24:mi, in UTC."
              .formatted(window));
    }
    int start = DAYS.indexOf(matcher.group(1)) * DAY_MINUTES + minutes(matcher, 2);
    int end = DAYS.indexOf(matcher.group(4)) * DAY_MINUTES + minutes(matcher, 5);
    return span(window, start, end, DAYS.size() * DAY_MINUTES);
  }

  private static int minutes(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group)) * HOUR
        + Integer.parseInt(matcher.group(group + 1));
  }

  private static Span span(String window, int start, int end, int round) {
    int length = Math.floorMod(end - start, round);
    if (length < LEAST) {
      throw Faults.parameterValue(
          "The window %s must be at least %d minutes.".formatted(window, LEAST));
    }
    return new Span(start, length);
  }

  /** Minutes from the start of the day or week on. */
  private record Span(int start, int length) {
    boolean meets(Span daily) {
      int into = Math.floorMod(daily.start - start, DAY_MINUTES);
      return into < length || Math.floorMod(start - daily.start, DAY_MINUTES) < daily.length;
    }
  }
}

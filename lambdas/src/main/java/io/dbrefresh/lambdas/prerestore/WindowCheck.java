package io.dbrefresh.lambdas.prerestore;

import io.dbrefresh.statemachine.refreshfile.RefreshFile;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBInstanceAutomatedBackup;
import software.amazon.awssdk.services.rds.model.DbInstanceAutomatedBackupNotFoundException;
import software.amazon.awssdk.services.rds.model.RestoreWindow;

/** From when to when a source can be restored to a point in time. */
final class WindowCheck {
  private final RdsClient rds;
  private final RefreshFile file;
  private final Findings findings;
  private final String pointer;

  /** {@code pointer} is where the refresh file names the source. */
  WindowCheck(RdsClient rds, RefreshFile file, Findings findings, String pointer) {
    this.rds = rds;
    this.file = file;
    this.findings = findings;
    this.pointer = pointer;
  }

  void check(DBCluster source) {
    check(
        Optional.ofNullable(source.earliestRestorableTime()),
        Optional.ofNullable(source.latestRestorableTime()));
  }

  void check(DBInstance source) {
    Optional<RestoreWindow> window = window(source);
    check(
        window.map(RestoreWindow::earliestTime).or(() -> earliest(source)),
        Optional.ofNullable(source.latestRestorableTime()));
  }

  private Optional<RestoreWindow> window(DBInstance source) {
    try {
      return rds
          .describeDBInstanceAutomatedBackups(
              describe -> describe.dbInstanceIdentifier(source.dbInstanceIdentifier()))
          .dbInstanceAutomatedBackups()
          .stream()
          .findFirst()
          .map(DBInstanceAutomatedBackup::restoreWindow);
    } catch (DbInstanceAutomatedBackupNotFoundException e) {
      return Optional.empty();
    }
  }

  /** What the retention period lets expect, where RDS tells no window. */
  private static Optional<Instant> earliest(DBInstance source) {
    Optional<Instant> created = Optional.ofNullable(source.instanceCreateTime());
    Optional<Instant> retained =
        Optional.ofNullable(source.latestRestorableTime())
            .flatMap(
                latest ->
                    Optional.ofNullable(source.backupRetentionPeriod())
                        .map(days -> latest.minus(Duration.ofDays(days))));
    return retained.map(time -> created.filter(time::isBefore).orElse(time));
  }

  private void check(Optional<Instant> earliest, Optional<Instant> latest) {
    if (latest.isEmpty()) {
      findings.notAllowed(
          pointer,
          file.source()
              + " has no automated backups to restore from; give it a backup retention period");
      return;
    }
    file.restore()
        .time()
        .filter(time -> time.isAfter(latest.get()) || earliest.filter(time::isBefore).isPresent())
        .ifPresent(
            time ->
                findings.notAllowed(
                    "/restore/restoretime",
                    "%s is outside of what %s can be restored to: %s to %s (UTC)"
                        .formatted(
                            time,
                            file.source(),
                            earliest.map(Instant::toString).orElse("?"),
                            latest.get())));
  }
}

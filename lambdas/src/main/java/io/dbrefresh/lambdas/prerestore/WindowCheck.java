package io.dbrefresh.lambdas.prerestore;

import io.dbrefresh.statemachine.refreshfile.RefreshFile;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** From when to when a source can be restored to a point in time. */
final class WindowCheck {
  private final RefreshFile file;
  private final Findings findings;
  private final String pointer;

  /** {@code pointer} is where the refresh file names the source. */
  WindowCheck(RefreshFile file, Findings findings, String pointer) {
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
    check(earliest(source), Optional.ofNullable(source.latestRestorableTime()));
  }

  /** What the retention period lets expect. */
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

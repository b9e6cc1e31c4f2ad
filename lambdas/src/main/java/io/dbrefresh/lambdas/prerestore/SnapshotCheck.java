package io.dbrefresh.lambdas.prerestore;

import io.dbrefresh.lambdas.rds.FreshSnapshot;
import io.dbrefresh.lambdas.rds.Snapshot;
import io.dbrefresh.lambdas.rds.Snapshots;
import io.dbrefresh.statemachine.plan.Restore;
import io.dbrefresh.statemachine.plan.Setting;
import io.dbrefresh.statemachine.plan.Source;
import io.dbrefresh.statemachine.refreshfile.RefreshFile;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;

/** Whether the snapshot that the refresh file asks for is there, and which one it is. */
final class SnapshotCheck {
  private static final String POINTER = "/restore/snapshot";

  private final RefreshFile file;
  private final Findings findings;
  private final Optional<Snapshot> snapshot;

  SnapshotCheck(RdsClient rds, RefreshFile file, Findings findings) {
    this.file = file;
    this.findings = findings;
    this.snapshot = snapshot(new Snapshots(rds));
  }

  private Optional<Snapshot> snapshot(Snapshots snapshots) {
    String asked = file.restore().snapshot().orElse("");
    if (file.restore().takeSnapshot() || asked.isEmpty()) {
      return Optional.empty();
    }
    Optional<Snapshot> found =
        asked.equals(Restore.LATEST)
            ? snapshots.newest(file.service(), file.source())
            : snapshots.find(file.service(), asked);
    if (found.isEmpty()) {
      findings.notFound(
          POINTER,
          asked.equals(Restore.LATEST)
              ? "%s has no snapshot that can be restored".formatted(file.source())
              : "snapshot %s does not exist or is not shared".formatted(asked));
    }
    return found;
  }

  /** What the data come from: the source as the snapshot knows it. */
  Optional<Source> source(Optional<Source> live) {
    if (file.restore().takeSnapshot()) {
      return live;
    }
    snapshot.ifPresent(found -> check(found, live));
    return snapshot.map(
        found ->
            new Source(
                file.source(),
                found.engine(),
                found.engineVersion(),
                found.masterUsername(),
                live.flatMap(Source::databaseName)));
  }

  /** The restore of a plan: a snapshot to be taken has the run's name. */
  Restore resolved(String run) {
    Restore restore = file.restore();
    if (restore.takeSnapshot()) {
      return restore.from(FreshSnapshot.identifier(run), true);
    }
    boolean latest = restore.snapshot().filter(Restore.LATEST::equals).isPresent();
    return latest
        ? snapshot.map(found -> restore.from(found.identifier(), false)).orElse(restore)
        : restore;
  }

  private void check(Snapshot found, Optional<Source> live) {
    if (!found.isAvailable()) {
      findings.notAllowed(
          POINTER,
          "snapshot %s is %s; it has to be available"
              .formatted(found.identifier(), found.status()));
    }
    live.map(Source::engine)
        .filter(engine -> !engine.equals(found.engine()))
        .ifPresent(
            engine ->
                findings.notAllowed(
                    POINTER,
                    "snapshot %s is of %s, and %s is %s"
                        .formatted(found.identifier(), found.engine(), file.source(), engine)));
    file.restore()
        .settings()
        .text(Setting.ENGINE)
        .filter(engine -> !engine.equals(found.engine()))
        .ifPresent(
            engine ->
                findings.notAllowed(
                    "/restore/engine",
                    "snapshot %s is of %s".formatted(found.identifier(), found.engine())));
  }
}

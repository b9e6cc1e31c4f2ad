package io.dbrefresh.lambdas.prerestore;

import io.dbrefresh.lambdas.rds.Databases;
import io.dbrefresh.lambdas.rds.Snapshot;
import io.dbrefresh.lambdas.rds.Snapshots;
import io.dbrefresh.lambdas.rds.Statuses;
import io.dbrefresh.statemachine.plan.RestoreType;
import io.dbrefresh.statemachine.plan.Service;
import io.dbrefresh.statemachine.plan.Source;
import io.dbrefresh.statemachine.refreshfile.RefreshFile;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** Whether the source is there and can be restored from as the refresh file asks. */
final class SourceCheck {
  private final Databases databases;
  private final Snapshots snapshots;
  private final RefreshFile file;
  private final Findings findings;
  private final String pointer;

  SourceCheck(RdsClient rds, RefreshFile file, Findings findings) {
    this.databases = new Databases(rds);
    this.snapshots = new Snapshots(rds);
    this.file = file;
    this.findings = findings;
    this.pointer = file.service() == Service.AURORA ? "/restore/sourcecluster" : "/restore/source";
  }

  /** The source; empty where the findings say why not. */
  Optional<Source> look() {
    Optional<Source> live = file.service() == Service.AURORA ? cluster() : instance();
    if (file.restore().type() != RestoreType.FROM_SNAPSHOT) {
      if (live.isEmpty()) {
        findings.notFound(
            pointer, file.service().word() + " source " + file.source() + " does not exist");
      }
      return live;
    }
    return snapshot(live);
  }

  private Optional<Source> instance() {
    Optional<DBInstance> found = databases.instance(file.source());
    found.ifPresent(this::checkInstance);
    return found.map(
        source ->
            new Source(
                source.dbInstanceIdentifier(),
                source.engine(),
                source.engineVersion(),
                source.masterUsername(),
                Optional.ofNullable(source.dbName())));
  }

  private void checkInstance(DBInstance source) {
    if (source.dbClusterIdentifier() != null) {
      findings.notAllowed(
          "/restore/dbservice",
          "%s is an instance of cluster %s; name the cluster as the source"
              .formatted(file.source(), source.dbClusterIdentifier()));
      return;
    }
    checkStatus(source.dbInstanceStatus());
    Instant latest = source.latestRestorableTime();
    Integer days = source.backupRetentionPeriod();
    Instant created = source.instanceCreateTime();
    Instant earliest = latest == null || days == null ? null : latest.minus(Duration.ofDays(days));
    if (earliest != null && created != null && created.isAfter(earliest)) {
      earliest = created;
    }
    checkTime(earliest, latest);
  }

  private Optional<Source> cluster() {
    Optional<DBCluster> found = databases.cluster(file.source());
    found.ifPresent(this::checkCluster);
    return found.map(
        source ->
            new Source(
                source.dbClusterIdentifier(),
                source.engine(),
                source.engineVersion(),
                source.masterUsername(),
                Optional.ofNullable(source.databaseName())));
  }

  private void checkCluster(DBCluster source) {
    checkStatus(source.status());
    if (source.dbClusterMembers().isEmpty() && !fromSnapshot()) {
      findings.notAllowed(
          pointer, "cluster " + file.source() + " has no instance; create one in it");
    }
    checkTime(source.earliestRestorableTime(), source.latestRestorableTime());
  }

  private void checkStatus(String status) {
    if (!fromSnapshot() && !Statuses.canBeSource(status)) {
      findings.notAllowed(
          pointer, "%s is %s; it has to be available".formatted(file.source(), status));
    }
  }

  private void checkTime(@Nullable Instant earliest, @Nullable Instant latest) {
    RestoreType type = file.restore().type();
    if (type == RestoreType.FROM_SNAPSHOT || type == RestoreType.FAST_CLONING) {
      return;
    }
    if (latest == null) {
      findings.notAllowed(
          pointer,
          file.source()
              + " has no automated backups to restore from; give it a backup retention period");
      return;
    }
    file.restore()
        .time()
        .filter(time -> time.isAfter(latest) || earliest != null && time.isBefore(earliest))
        .ifPresent(
            time ->
                findings.notAllowed(
                    "/restore/restoretime",
                    "%s is outside of what %s can be restored to: %s to %s (UTC)"
                        .formatted(
                            time, file.source(), earliest == null ? "?" : earliest, latest)));
  }

  private boolean fromSnapshot() {
    return file.restore().type() == RestoreType.FROM_SNAPSHOT;
  }

  private Optional<Source> snapshot(Optional<Source> live) {
    String name = file.restore().snapshot().orElse("");
    Optional<Snapshot> found = snapshots.find(file.service(), name);
    if (found.isEmpty()) {
      findings.notFound(
          "/restore/snapshot", "snapshot " + name + " does not exist or is not shared");
    }
    found.ifPresent(snapshot -> checkSnapshot(snapshot, live));
    return found.map(
        snapshot ->
            new Source(
                file.source(),
                snapshot.engine(),
                snapshot.engineVersion(),
                snapshot.masterUsername(),
                live.flatMap(Source::databaseName)));
  }

  private void checkSnapshot(Snapshot snapshot, Optional<Source> live) {
    if (!snapshot.status().equals("available")) {
      findings.notAllowed(
          "/restore/snapshot",
          "snapshot %s is %s; it has to be available"
              .formatted(snapshot.identifier(), snapshot.status()));
    }
    live.map(Source::engine)
        .filter(engine -> !engine.equals(snapshot.engine()))
        .ifPresent(
            engine ->
                findings.notAllowed(
                    "/restore/snapshot",
                    "snapshot %s is of %s, and %s is %s"
                        .formatted(
                            snapshot.identifier(), snapshot.engine(), file.source(), engine)));
    file.restore()
        .settings()
        .engine()
        .filter(engine -> !engine.equals(snapshot.engine()))
        .ifPresent(
            engine ->
                findings.notAllowed(
                    "/restore/engine",
                    "snapshot %s is of %s".formatted(snapshot.identifier(), snapshot.engine())));
  }
}

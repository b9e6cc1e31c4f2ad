package io.dbrefresh.lambdas.prerestore;

import io.dbrefresh.lambdas.rds.Databases;
import io.dbrefresh.lambdas.rds.Statuses;
import io.dbrefresh.statemachine.plan.Restore;
import io.dbrefresh.statemachine.plan.RestoreType;
import io.dbrefresh.statemachine.plan.Service;
import io.dbrefresh.statemachine.plan.Source;
import io.dbrefresh.statemachine.refreshfile.RefreshFile;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** Whether the source is there and can be restored from as the refresh file asks. */
final class SourceCheck {
  private final Databases databases;
  private final RefreshFile file;
  private final Findings findings;
  private final String pointer;
  private final SnapshotCheck snapshot;
  private final CloneCheck clones;
  private final WindowCheck window;

  /** From a snapshot that exists: then the source itself may be in any status, or gone. */
  private final boolean fromExisting;

  SourceCheck(RdsClient rds, RefreshFile file, Findings findings) {
    this.databases = new Databases(rds);
    this.file = file;
    this.findings = findings;
    this.pointer = file.service() == Service.AURORA ? "/restore/sourcecluster" : "/restore/source";
    this.snapshot = new SnapshotCheck(rds, file, findings);
    this.clones = new CloneCheck(rds, file);
    this.window = new WindowCheck(rds, file, findings, pointer);
    this.fromExisting = is(RestoreType.FROM_SNAPSHOT) && !file.restore().takeSnapshot();
  }

  private boolean is(RestoreType type) {
    return file.restore().type() == type;
  }

  /** The source; empty where the findings say why not. */
  Optional<Source> look() {
    Optional<Source> live = file.service() == Service.AURORA ? cluster() : instance();
    if (live.isEmpty() && !fromExisting) {
      findings.notFound(
          pointer, file.service().word() + " source " + file.source() + " does not exist");
    }
    return is(RestoreType.FROM_SNAPSHOT) ? snapshot.source(live) : live;
  }

  /** The restore as a run of this name does it. */
  Restore restore(String run) {
    boolean full = clones.fullCopy(databases.cluster(file.source()), findings);
    return snapshot.resolved(run).copying(full);
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
    if (isToPointInTime()) {
      window.check(source);
    }
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
    if (source.dbClusterMembers().isEmpty() && !is(RestoreType.FROM_SNAPSHOT)) {
      findings.notAllowed(
          pointer, "cluster " + file.source() + " has no instance; create one in it");
    }
    if (isToPointInTime()) {
      window.check(source);
    }
    clones.fullCopy(Optional.of(source), findings);
  }

  private boolean isToPointInTime() {
    return is(RestoreType.LATEST_POINT) || is(RestoreType.RESTORE_POINT);
  }

  private void checkStatus(String status) {
    if (!fromExisting && !Statuses.canBeSource(status)) {
      findings.notAllowed(
          pointer, "%s is %s; it has to be available".formatted(file.source(), status));
    }
  }
}

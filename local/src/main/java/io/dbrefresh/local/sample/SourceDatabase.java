package io.dbrefresh.local.sample;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.Tag;

/** A source in RDS: made, waited for, and removed when an earlier attempt left half of it. */
final class SourceDatabase {
  private static final String SECURITY_GROUP = "sg-0123456789abcdef0";
  private static final String SUBNET_GROUP = "default";
  private static final String AVAILABLE = "available";
  private static final int LOOKS = 6_000;
  private static final long LOOK_MILLIS = 50;

  private final RdsClient rds;
  private final SampleSource source;

  SourceDatabase(RdsClient rds, SampleSource source) {
    this.rds = rds;
    this.source = source;
  }

  private boolean aurora() {
    return source.cluster().isPresent();
  }

  private String cluster() {
    return source.cluster().orElseThrow();
  }

  /** Removes what is there and waits until it is gone. */
  void remove() {
    if (source == SampleSource.AURORA_MYSQL) {
      removeSnapshot();
    }
    if (instance().isPresent()) {
      rds.deleteDBInstance(
          request -> request.dbInstanceIdentifier(source.instance()).skipFinalSnapshot(true));
      await(source.instance() + " to be deleted", () -> instance().isEmpty());
    }
    if (aurora() && clusterStatus().isPresent()) {
      rds.deleteDBCluster(
          request -> request.dbClusterIdentifier(cluster()).skipFinalSnapshot(true));
      await(cluster() + " to be deleted", () -> clusterStatus().isEmpty());
    }
  }

  /** Makes the database and waits until it is available. */
  DBInstance create(String password) {
    if (aurora()) {
      createCluster(password);
      createMember();
    } else {
      createInstance(password);
    }
    await(source.instance(), () -> instance().filter(SourceDatabase::available).isPresent());
    if (aurora()) {
      await(cluster(), () -> clusterStatus().filter(AVAILABLE::equals).isPresent());
    }
    return instance().orElseThrow();
  }

  /** Takes a snapshot of what was filled in, for the source that is restored from its newest. */
  void backUp() {
    if (source != SampleSource.AURORA_MYSQL) {
      return;
    }
    String snapshot = cluster() + "-filled";
    rds.createDBClusterSnapshot(
        request -> request.dbClusterIdentifier(cluster()).dbClusterSnapshotIdentifier(snapshot));
    await(
        snapshot,
        () ->
            rds
                .describeDBClusterSnapshots(
                    request -> request.dbClusterSnapshotIdentifier(snapshot))
                .dbClusterSnapshots()
                .stream()
                .allMatch(taken -> AVAILABLE.equals(taken.status())));
  }

  private void removeSnapshot() {
    try {
      rds.deleteDBClusterSnapshot(
          request -> request.dbClusterSnapshotIdentifier(cluster() + "-filled"));
    } catch (DbClusterSnapshotNotFoundException none) {
      return; // No earlier attempt has come so far.
    }
  }

  private void createInstance(String password) {
    rds.createDBInstance(
        request ->
            request
                .dbInstanceIdentifier(source.instance())
                .engine(source.engine().name)
                .engineVersion(source.engine().version)
                .dbInstanceClass("db.t3.micro")
                .allocatedStorage(20)
                .storageType("gp2")
                .dbName(source.database())
                .masterUsername(source.master())
                .masterUserPassword(password)
                .port(source.port())
                .vpcSecurityGroupIds(SECURITY_GROUP)
                .dbSubnetGroupName(SUBNET_GROUP)
                .backupRetentionPeriod(7)
                .enableIAMDatabaseAuthentication(true)
                .tags(tags()));
  }

  private void createCluster(String password) {
    rds.createDBCluster(
        request ->
            request
                .dbClusterIdentifier(cluster())
                .engine(source.engine().name)
                .engineVersion(source.engine().version)
                .databaseName(source.database())
                .masterUsername(source.master())
                .masterUserPassword(password)
                .port(source.port())
                .vpcSecurityGroupIds(SECURITY_GROUP)
                .dbSubnetGroupName(SUBNET_GROUP)
                .backupRetentionPeriod(7)
                .enableIAMDatabaseAuthentication(true)
                .tags(tags()));
    await(cluster(), () -> clusterStatus().filter(AVAILABLE::equals).isPresent());
  }

  private void createMember() {
    rds.createDBInstance(
        request ->
            request
                .dbInstanceIdentifier(source.instance())
                .dbClusterIdentifier(cluster())
                .engine(source.engine().name)
                .dbInstanceClass("db.t3.medium")
                .tags(tags()));
  }

  private List<Tag> tags() {
    return List.of(
        Tag.builder().key("application").value(source.application()).build(),
        Tag.builder().key("environment").value("production").build());
  }

  private Optional<DBInstance> instance() {
    try {
      return rds
          .describeDBInstances(request -> request.dbInstanceIdentifier(source.instance()))
          .dbInstances()
          .stream()
          .findFirst();
    } catch (DbInstanceNotFoundException none) {
      return Optional.empty();
    }
  }

  private Optional<String> clusterStatus() {
    try {
      return rds
          .describeDBClusters(request -> request.dbClusterIdentifier(cluster()))
          .dbClusters()
          .stream()
          .map(cluster -> cluster.status())
          .findFirst();
    } catch (DbClusterNotFoundException none) {
      return Optional.empty();
    }
  }

  private static boolean available(DBInstance instance) {
    String status = instance.dbInstanceStatus();
    if (status.equals("failed") || status.startsWith("incompatible")) {
      throw new IllegalStateException(
          "The sample database " + instance.dbInstanceIdentifier() + " became " + status);
    }
    return status.equals(AVAILABLE) && instance.endpoint() != null;
  }

  /** Returns when it is done, or gives up after five minutes. */
  static void await(String what, BooleanSupplier done) {
    for (int look = 0; !done.getAsBoolean(); look++) {
      if (look == LOOKS) {
        throw new IllegalStateException("Waited five minutes for " + what);
      }
      try {
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted while waiting for " + what, interrupted);
      }
    }
  }
}

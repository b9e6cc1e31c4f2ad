package io.dbrefresh.local.rds.global;

import io.dbrefresh.local.rds.fleet.Arns;
import io.dbrefresh.local.rds.fleet.Faults;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.GlobalFaults;
import io.dbrefresh.local.rds.fleet.Globe;
import io.dbrefresh.local.rds.fleet.Globe.Site;
import io.dbrefresh.local.rds.fleet.Status;
import io.dbrefresh.local.rds.storage.ReplicatingStorage;
import io.dbrefresh.local.rds.storage.Upstream;
import io.dbrefresh.local.rds.storage.Volume;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.rds.model.CreateDbClusterRequest;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.GlobalCluster;
import software.amazon.awssdk.services.rds.model.RdsException;

/**
 * A cluster that is created as a member of a global database: the first one leads and is made as
 * every cluster, the others have their data from it (Aurora User Guide, "Adding an AWS Region to an
 * Amazon Aurora global database").
 */
public final class Joining {
  private final Fleet fleet;
  private final Globe globe;
  private final GlobalCluster global;
  private final Optional<Site> primary;

  private Joining(Fleet fleet, GlobalCluster global) {
    this.fleet = fleet;
    this.global = global;
    globe = fleet.surroundings().globe();
    primary = globe.primary(global);
  }

  /** What {@code request} says of it, or why it cannot be; nothing of a cluster for itself. */
  public static Optional<Joining> of(Fleet fleet, CreateDbClusterRequest request) {
    Optional<String> name =
        Optional.ofNullable(request.globalClusterIdentifier()).filter(it -> !it.isEmpty());
    Optional<Joining> joining =
        name.map(
            it -> new Joining(fleet, fleet.surroundings().globe().cluster(Arns.identifier(it))));
    joining.ifPresent(it -> it.check(request));
    return joining;
  }

  static RdsException managedPassword() {
    return Faults.parameterCombination(
        "RDS does not manage the master user password of a cluster in a global database.");
  }

  private void check(CreateDbClusterRequest request) {
    String name = global.globalClusterIdentifier();
    if (!global.status().equals(Status.AVAILABLE)) {
      throw GlobalFaults.state("Global cluster " + name + " is " + global.status() + ".");
    }
    if (!global.engine().equals(request.engine())) {
      throw Faults.parameterCombination(
          "The engine of global cluster %s is %s.".formatted(name, global.engine()));
    }
    Optional.ofNullable(request.engineVersion())
        .filter(version -> !version.equals(global.engineVersion()))
        .ifPresent(
            version -> {
              throw Faults.parameterCombination(
                  "The engine version of global cluster %s is %s, not %s."
                      .formatted(name, global.engineVersion(), version));
            });
    if (Boolean.TRUE.equals(request.manageMasterUserPassword())) {
      throw managedPassword();
    }
    checkEncryption(request);
    primary.ifPresent(site -> checkSecondary(site, request));
  }

  private void checkEncryption(CreateDbClusterRequest request) {
    boolean encrypted = Boolean.TRUE.equals(global.storageEncrypted());
    boolean asked = Boolean.TRUE.equals(request.storageEncrypted()) || request.kmsKeyId() != null;
    boolean refused = Boolean.FALSE.equals(request.storageEncrypted());
    if (primary.isPresent() && encrypted && request.kmsKeyId() == null) {
      throw Faults.parameterCombination(
          "For encrypted cross-region replica, kmsKeyId should be explicitly specified");
    }
    if (encrypted ? refused : asked) {
      throw Faults.parameterCombination(
          "Global cluster %s is %s; its clusters have to be, too."
              .formatted(
                  global.globalClusterIdentifier(), encrypted ? "encrypted" : "not encrypted"));
    }
  }

  private void checkSecondary(Site leading, CreateDbClusterRequest request) {
    for (String taken : globe.sites(global).stream().map(Site::region).toList()) {
      if (taken.equals(fleet.arns().region())) {
        throw GlobalFaults.state(
            "Global cluster %s has a cluster in %s already."
                .formatted(global.globalClusterIdentifier(), taken));
      }
    }
    if (request.masterUsername() != null || request.masterUserPassword() != null) {
      throw Faults.parameterCombination(
          "Cannot specify user name for cross region replication cluster");
    }
    if (request.databaseName() != null) {
      throw Faults.parameterCombination(
          "Cannot specify database name for cross region replication cluster");
    }
    boolean valid =
        leading.cluster().status().equals(Status.AVAILABLE)
            && Replicas.answers(leading)
            && globe.reachable(leading.region());
    if (!valid) {
      throw Faults.clusterState(
          "Source cluster: %s is in a state which is not valid for physical replication"
              .formatted(leading.cluster().dbClusterArn()));
    }
  }

  /** Whether the cluster is to have its data from another. */
  public boolean follows() {
    return primary.isPresent();
  }

  /** The record of the new cluster with what it has from the others. */
  public DBCluster.Builder inherit(DBCluster.Builder record) {
    record
        .engineVersion(global.engineVersion())
        .storageEncrypted(Boolean.TRUE.equals(global.storageEncrypted()))
        .databaseName(global.databaseName());
    primary
        .map(Site::cluster)
        .ifPresent(
            leading ->
                record
                    .masterUsername(leading.masterUsername())
                    .databaseName(leading.databaseName())
                    .backupRetentionPeriod(
                        Objects.requireNonNullElse(leading.backupRetentionPeriod(), 1)));
    return record;
  }

  /** Work that makes the volume of a cluster that leads what members have. */
  public Runnable equipping(DBCluster cluster) {
    Volume volume = fleet.volume(cluster);
    ReplicatingStorage storage = Replicas.storage(fleet);
    return () -> storage.equip(volume);
  }

  /** Work that makes the volume of a cluster that follows. */
  public Runnable making(DBCluster cluster) {
    Site follower = new Site(fleet, cluster);
    List<Runnable> making = primary.stream().map(leading -> copying(follower, leading)).toList();
    return () -> making.forEach(Runnable::run);
  }

  static Runnable copying(Site follower, Site leading) {
    ReplicatingStorage storage = Replicas.storage(follower.fleet());
    ReplicatingStorage source = Replicas.storage(leading.fleet());
    Volume from = Replicas.volume(leading);
    Volume to = Replicas.volume(follower);
    Supplier<Upstream> upstream = Replicas.upstream(leading, follower);
    return () -> {
      source.equip(from);
      storage.standby(to, upstream.get());
    };
  }

  /** Writes the cluster down as a member; it is on record already. */
  public void join(DBCluster cluster) {
    new Roster(globe).join(global, cluster, primary.isEmpty());
    new Alignment(globe).begin(global);
  }
}

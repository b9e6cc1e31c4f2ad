package io.dbrefresh.local.rds.fleet;

import io.dbrefresh.local.rds.storage.Volume;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.MasterUserSecret;

/** A cluster, as a database. One without instances is served by nobody. */
record ClusterDatabase(Fleet fleet, DBCluster cluster) implements Database {
  private DBCluster now() {
    return fleet.current(cluster);
  }

  @Override
  public String resourceId() {
    return cluster.dbClusterResourceId();
  }

  @Override
  public String arn() {
    return now().dbClusterArn();
  }

  @Override
  public String words() {
    return "DB cluster";
  }

  @Override
  public String masterUsername() {
    return now().masterUsername();
  }

  @Override
  public Optional<MasterUserSecret> secret() {
    return Optional.ofNullable(now().masterUserSecret());
  }

  @Override
  public void secret(Optional<MasterUserSecret> secret) {
    fleet.change(cluster, record -> record.masterUserSecret(secret.orElse(null)));
  }

  @Override
  public String status() {
    return now().status();
  }

  @Override
  public void becomes(String status) {
    fleet.change(cluster, record -> record.status(status));
  }

  @Override
  public void passwordSettled() {
    Optional.ofNullable(now().pendingModifiedValues())
        .map(pending -> pending.copy(it -> it.masterUserPassword(null)))
        .ifPresent(left -> fleet.change(cluster, it -> it.pendingModifiedValues(left)));
  }

  @Override
  public void event(String category, String message) {
    fleet.event(now(), category, message);
  }

  @Override
  public Volume volume() {
    return fleet.volume(now());
  }

  @Override
  public Runnable serving() {
    DBCluster now = now();
    return fleet.members(now).isEmpty() ? () -> {} : fleet.serving(now);
  }
}

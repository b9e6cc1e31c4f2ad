package io.dbrefresh.local.rds.fleet;

import io.dbrefresh.local.rds.storage.Volume;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.MasterUserSecret;

/** An instance, as a database. A member of a cluster is served with it, not on its own. */
record InstanceDatabase(Fleet fleet, DBInstance instance) implements Database {
  private DBInstance now() {
    return fleet.current(instance);
  }

  @Override
  public String resourceId() {
    return instance.dbiResourceId();
  }

  @Override
  public String arn() {
    return now().dbInstanceArn();
  }

  @Override
  public String words() {
    return "DB instance";
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
    fleet.change(instance, record -> record.masterUserSecret(secret.orElse(null)));
  }

  @Override
  public String status() {
    return now().dbInstanceStatus();
  }

  @Override
  public void becomes(String status) {
    fleet.change(instance, record -> record.dbInstanceStatus(status));
  }

  @Override
  public void passwordSettled() {
    Optional.ofNullable(now().pendingModifiedValues())
        .map(pending -> pending.copy(it -> it.masterUserPassword(null)))
        .ifPresent(left -> fleet.change(instance, it -> it.pendingModifiedValues(left)));
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
    DBInstance now = now();
    return now.dbClusterIdentifier() == null ? fleet.serving(now) : () -> {};
  }
}

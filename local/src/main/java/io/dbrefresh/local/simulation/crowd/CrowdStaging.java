package io.dbrefresh.local.simulation.crowd;

import io.dbrefresh.local.rds.LocalRds;
import io.dbrefresh.local.secretsmanager.LocalSecretsManager;
import io.dbrefresh.local.simulation.kind.Scenario;
import io.dbrefresh.local.simulation.kind.Staging;
import io.dbrefresh.local.simulation.world.SimulatedStorage;
import io.dbrefresh.local.time.VirtualTimeline;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.rds.model.Tag;

/** Makes the sources, the targets and their secrets. */
final class CrowdStaging {
  private final LocalRds rds;
  private final LocalSecretsManager secrets;
  private final SimulatedStorage storage;
  private final VirtualTimeline timeline;

  CrowdStaging(
      LocalRds rds,
      LocalSecretsManager secrets,
      SimulatedStorage storage,
      VirtualTimeline timeline) {
    this.rds = rds;
    this.secrets = secrets;
    this.storage = storage;
    this.timeline = timeline;
  }

  void build(List<Scenario> refreshes) {
    refreshes.stream()
        .map(refresh -> refresh.file().source())
        .distinct()
        .forEach(name -> instance(name, Staging.PRODUCTION_PASSWORD, "environment", "production"));
    instance(Staging.BYSTANDER, Staging.PRODUCTION_PASSWORD, "team", "others");
    timeline.runUntilIdle();
    storage.creatingProduction(false);
    for (Scenario refresh : refreshes) {
      instance(refresh.file().target().instance(), Staging.OLD_PASSWORD, "refresh", "true");
      refresh.file().password().ifPresent(password -> secret(password.secret()));
    }
    timeline.runUntilIdle();
    timeline.advance(Duration.ofHours(6));
  }

  private void secret(String name) {
    secrets.createSecret(
        create ->
            create
                .name(name)
                .secretString(
                    "{\"username\":\"admin1\",\"password\":\"%s\"}"
                        .formatted(Staging.OLD_PASSWORD)));
  }

  private void instance(String name, String password, String tag, String value) {
    rds.createDBInstance(
        create ->
            create
                .dbInstanceIdentifier(name)
                .engine("mysql")
                .dbInstanceClass("db.t3.micro")
                .allocatedStorage(100)
                .dbName(Staging.DATABASE)
                .masterUsername("admin1")
                .masterUserPassword(password)
                .backupRetentionPeriod(name.equals(Staging.BYSTANDER) ? 0 : 7)
                .preferredBackupWindow("19:00-19:30")
                .tags(Tag.builder().key(tag).value(value).build()));
  }
}

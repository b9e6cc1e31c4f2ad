package io.dbrefresh.local.rds.global;

import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Globe;
import io.dbrefresh.local.rds.fleet.Globe.Site;
import io.dbrefresh.local.rds.fleet.Snapshots;
import io.dbrefresh.local.rds.fleet.Status;
import io.dbrefresh.local.rds.snapshot.Backups;
import io.dbrefresh.local.rds.storage.Volume;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.GlobalCluster;
import software.amazon.awssdk.services.rds.model.GlobalClusterMemberSynchronizationStatus;

/**
 * After a failover the old primary is made anew as a secondary, when its region can be reached. A
 * snapshot of what it had is kept, for whoever looks for writes that were lost (Aurora User Guide,
 * "Performing managed failovers for Aurora global databases").
 */
final class Resync {
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd-HH-mm-ss").withZone(ZoneOffset.UTC);

  private final Globe globe;
  private final Roster roster;
  private final Alignment alignment;

  Resync(Globe globe) {
    this.globe = globe;
    roster = new Roster(globe);
    alignment = new Alignment(globe);
  }

  /** Begins it for each member that it is due for; calling it again changes nothing. */
  void begin(GlobalCluster global) {
    for (Site primary : globe.primary(global).stream().toList()) {
      globe.secondaries(global).stream()
          .filter(site -> globe.fenced(site.cluster()))
          .filter(site -> globe.reachable(site.region()) && globe.reachable(primary.region()))
          .filter(site -> !site.cluster().status().equals(Status.MODIFYING))
          .forEach(site -> begin(global, site, primary));
    }
  }

  private void begin(GlobalCluster global, Site site, Site primary) {
    Fleet fleet = site.fleet();
    Volume volume = Replicas.volume(site);
    becomes(site, Status.MODIFYING);
    Optional<DBClusterSnapshot> kept =
        fleet.storage().exists(volume) ? Optional.of(snapshot(site)) : Optional.empty();
    globe
        .home()
        .begin(
            global.globalClusterResourceId(),
            globe
                .home()
                .course()
                .work(() -> () -> kept.ifPresent(it -> keep(fleet, volume, it)))
                .after(fleet.timings().snapshot(), () -> kept.ifPresent(it -> kept(site, it)))
                .work(() -> making(site, primary, volume))
                .after(Duration.ZERO, () -> connected(global, site))
                .work(() -> alignment.work(global))
                .after(fleet.timings().modify(), () -> done(site))
                .onFailure(thrown -> failed(global, site, thrown)));
  }

  private static Runnable making(Site site, Site primary, Volume volume) {
    Runnable copying = Joining.copying(site, primary);
    return () -> {
      site.fleet().storage().delete(volume);
      copying.run();
    };
  }

  private static DBClusterSnapshot snapshot(Site site) {
    String name =
        "rds:unplanned-global-failover-%s-%s"
            .formatted(site.cluster().dbClusterIdentifier(), SECOND.format(site.fleet().now()));
    DBClusterSnapshot snapshot = Snapshots.taken(site.fleet(), site.cluster(), name);
    site.fleet().ledger().clusterSnapshots().put(snapshot);
    return snapshot;
  }

  private static void keep(Fleet fleet, Volume volume, DBClusterSnapshot snapshot) {
    fleet.storage().copy(volume, Snapshots.volume(snapshot));
  }

  /** What was backed up automatically leads to a state that the cluster no longer comes from. */
  private static void kept(Site site, DBClusterSnapshot snapshot) {
    site.fleet()
        .ledger()
        .clusterSnapshots()
        .put(snapshot.copy(it -> it.status(Status.AVAILABLE).percentProgress(100)));
    new Backups(site.fleet()).removeOfCluster(site.cluster().dbClusterResourceId());
  }

  private void connected(GlobalCluster global, Site site) {
    roster.member(
        global,
        site.cluster(),
        member ->
            member.copy(
                it ->
                    it.synchronizationStatus(GlobalClusterMemberSynchronizationStatus.CONNECTED)));
  }

  private static void done(Site site) {
    becomes(site, Status.AVAILABLE);
    site.fleet()
        .event(site.cluster(), "global-failover", "The DB cluster follows the new primary now.");
    new Backups(site.fleet()).look();
  }

  private void failed(GlobalCluster global, Site site, Throwable thrown) {
    becomes(site, Status.FAILED);
    alignment.failed(global, "The old primary was not made anew", thrown);
  }

  private static void becomes(Site site, String status) {
    site.fleet().change(site.cluster(), record -> record.status(status));
  }
}

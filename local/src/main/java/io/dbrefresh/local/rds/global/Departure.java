package io.dbrefresh.local.rds.global;

import io.dbrefresh.local.rds.fleet.Arns;
import io.dbrefresh.local.rds.fleet.Faults;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.GlobalFaults;
import io.dbrefresh.local.rds.fleet.Globe;
import io.dbrefresh.local.rds.fleet.Globe.Site;
import io.dbrefresh.local.rds.fleet.Identifiers;
import io.dbrefresh.local.rds.fleet.Status;
import io.dbrefresh.local.rds.storage.ReplicatingStorage;
import io.dbrefresh.local.rds.storage.Volume;
import java.time.Duration;
import java.util.Set;
import software.amazon.awssdk.services.rds.model.GlobalCluster;
import software.amazon.awssdk.services.rds.model.RemoveFromGlobalClusterRequest;

/**
 * RemoveFromGlobalCluster: the cluster stands alone and can be written to, with what it has at that
 * moment. The primary leaves last.
 */
public final class Departure {
  /** {@code []}: the functions of the cluster have nothing to tell any more. */
  private static final String NOBODY = "[]";

  private static final Set<String> SETTLED =
      Set.of(Status.AVAILABLE, Status.FAILED, Status.STOPPED);

  private final Fleet fleet;
  private final Globe globe;
  private final Roster roster;

  /** Asked in the region of {@code fleet}. */
  public Departure(Fleet fleet) {
    this.fleet = fleet;
    globe = fleet.surroundings().globe();
    roster = new Roster(globe);
  }

  /** Answers with the global database of which the cluster is a member still. */
  public GlobalCluster remove(RemoveFromGlobalClusterRequest request) {
    GlobalCluster global =
        globe.cluster(
            Identifiers.required(request.globalClusterIdentifier(), "GlobalClusterIdentifier"));
    Site site =
        member(global, Identifiers.required(request.dbClusterIdentifier(), "DbClusterIdentifier"));
    if (!global.status().equals(Status.AVAILABLE)) {
      throw GlobalFaults.state(
          "Global cluster %s is %s.".formatted(global.globalClusterIdentifier(), global.status()));
    }
    boolean leads = globe.primary(global).filter(site::equals).isPresent();
    if (leads && global.globalClusterMembers().size() > 1) {
      throw GlobalFaults.state(
          "Cannot remove the primary cluster from global cluster %s while there are other global"
                  .formatted(global.globalClusterIdentifier())
              + " cluster members");
    }
    if (!globe.reachable(site.region()) || !SETTLED.contains(site.cluster().status())) {
      throw Faults.clusterState(
          "DB Cluster %s is not in available state."
              .formatted(site.cluster().dbClusterIdentifier()));
    }
    begin(global, site, leads);
    return roster.current(global);
  }

  private Site member(GlobalCluster global, String nameOrArn) {
    String region = fleet.arns().region(nameOrArn);
    String name = Arns.identifier(nameOrArn);
    Site site =
        globe
            .fleet(region)
            .flatMap(in -> in.ledger().cluster(name).map(cluster -> new Site(in, cluster)))
            .orElseThrow(() -> Faults.clusterNotFound(nameOrArn));
    if (Globe.member(global, site.cluster()).isEmpty()) {
      throw Faults.clusterNotFound(nameOrArn);
    }
    return site;
  }

  private void begin(GlobalCluster global, Site site, boolean leads) {
    String before = site.cluster().status();
    ReplicatingStorage storage = Replicas.storage(site.fleet());
    Volume volume = Replicas.volume(site);
    becomes(site, leads ? Status.MODIFYING : Status.PROMOTING);
    Alignment alignment = new Alignment(globe);
    globe
        .home()
        .begin(
            global.globalClusterResourceId(),
            globe
                .home()
                .course()
                .work(() -> () -> leave(storage, volume))
                .after(Duration.ZERO, () -> roster.leave(global, site))
                .work(() -> Replicas.serving(site))
                .work(() -> alignment.telling(global))
                .after(fleet.timings().modify(), () -> done(site, before, leads))
                .onFailure(
                    thrown -> {
                      becomes(site, Status.FAILED);
                      alignment.failed(global, "A DB cluster was not removed", thrown);
                    }));
  }

  private static void leave(ReplicatingStorage storage, Volume volume) {
    storage.tell(volume, NOBODY);
    if (storage.exists(volume)) {
      storage.lead(volume);
    }
  }

  private static void done(Site site, String status, boolean led) {
    becomes(site, status);
    site.fleet()
        .event(
            site.cluster(),
            "configuration change",
            led
                ? "The DB cluster left its global database."
                : "The DB cluster was promoted and stands alone.");
  }

  private static void becomes(Site site, String status) {
    site.fleet().change(site.cluster(), record -> record.status(status));
  }
}

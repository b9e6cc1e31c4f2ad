package io.dbrefresh.local.rds.global;

import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Globe;
import io.dbrefresh.local.rds.fleet.Globe.Site;
import io.dbrefresh.local.rds.storage.ReplicatingStorage;
import io.dbrefresh.local.rds.storage.Upstream;
import io.dbrefresh.local.rds.storage.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.GlobalCluster;

/**
 * Brings the servers of a global database to what its record says: the primary leads, the
 * secondaries follow it. Doing it again changes nothing, so it also brings to an end what was under
 * way when a process ended.
 */
public final class Alignment {
  private final Globe globe;
  private final Roster roster;

  /** Of the global databases of {@code globe}. */
  public Alignment(Globe globe) {
    this.globe = globe;
    roster = new Roster(globe);
  }

  /** Begins it for the global database of a member that has changed. */
  public void begin(DBCluster member) {
    globe.of(member).ifPresent(this::begin);
  }

  /** Begins it, when what is under way for the global database has ended. */
  void begin(GlobalCluster global) {
    Fleet home = globe.home();
    home.begin(
        global.globalClusterResourceId(),
        home.course()
            .work(() -> work(global))
            .onFailure(thrown -> failed(global, "Replication did not begin", thrown)));
  }

  /** Writes an event of what went wrong, at the primary. */
  void failed(GlobalCluster global, String what, Throwable thrown) {
    globe
        .primary(roster.current(global))
        .ifPresent(
            site ->
                site.fleet().event(site.cluster(), "failure", what + ": " + Fleet.reason(thrown)));
  }

  /** The work; asked for on the event thread. */
  Runnable work(GlobalCluster given) {
    GlobalCluster global = roster.current(given);
    List<Runnable> steps = new ArrayList<>();
    for (Site primary : globe.primary(global).stream().toList()) {
      steps.add(leading(primary));
      globe.secondaries(global).stream()
          .filter(site -> !globe.fenced(site.cluster()))
          .forEach(site -> steps.add(following(site, primary)));
    }
    steps.add(telling(global));
    return () -> steps.forEach(Runnable::run);
  }

  private static Runnable leading(Site site) {
    ReplicatingStorage storage = Replicas.storage(site.fleet());
    Volume volume = Replicas.volume(site);
    Runnable serving = Replicas.serving(site);
    return () -> {
      if (storage.exists(volume)) {
        storage.lead(volume);
        serving.run();
      }
    };
  }

  private Runnable following(Site site, Site primary) {
    boolean apart = !globe.reachable(site.region()) || !globe.reachable(primary.region());
    ReplicatingStorage storage = Replicas.storage(site.fleet());
    Volume volume = Replicas.volume(site);
    Runnable serving = Replicas.serving(site);
    Supplier<Upstream> upstream = Replicas.upstream(primary, site);
    return () -> {
      if (storage.exists(volume)) {
        storage.follow(volume, upstream.get());
        if (apart) {
          storage.sever(volume);
        }
        serving.run();
      }
    };
  }

  /** Work that tells the servers who is with them; asked for on the event thread. */
  Runnable telling(GlobalCluster given) {
    GlobalCluster global = roster.current(given);
    Topology topology = new Topology(globe, global);
    List<Runnable> steps = new ArrayList<>();
    for (Site site : globe.sites(global)) {
      ReplicatingStorage storage = Replicas.storage(site.fleet());
      Volume volume = Replicas.volume(site);
      String seen = topology.seenFrom(site);
      steps.add(() -> storage.tell(volume, seen));
    }
    return () -> steps.forEach(Runnable::run);
  }
}

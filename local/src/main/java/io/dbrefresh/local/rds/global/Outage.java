package io.dbrefresh.local.rds.global;

import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Globe;
import io.dbrefresh.local.rds.fleet.Globe.Site;
import io.dbrefresh.local.rds.storage.ReplicatingStorage;
import io.dbrefresh.local.rds.storage.Volume;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.GlobalCluster;

/**
 * A region that cannot be reached: its servers do not answer, and nothing is replicated from or to
 * them.
 */
public final class Outage {
  private final Fleet fleet;
  private final Globe globe;

  /** Of the region of {@code fleet}. */
  public Outage(Fleet fleet) {
    this.fleet = fleet;
    globe = fleet.surroundings().globe();
  }

  /** Begins it; the work that is answered makes the servers unreachable, and says which did. */
  public Supplier<Set<String>> begin(Instant since) {
    globe.isolate(fleet.arns().region(), since);
    List<Runnable> apart = new ArrayList<>();
    Alignment alignment = new Alignment(globe);
    for (GlobalCluster global : globe.clusters().all()) {
      globe.secondaries(global).forEach(site -> apart.add(severing(site)));
      apart.add(alignment.telling(global));
    }
    return () -> {
      apart.forEach(Runnable::run);
      return Replicas.storage(fleet).isolate();
    };
  }

  private static Runnable severing(Site site) {
    ReplicatingStorage storage = Replicas.storage(site.fleet());
    Volume volume = Replicas.volume(site);
    return () -> storage.sever(volume);
  }

  /** Ends it; the work that is answered lets the databases with these volumes answer again. */
  public Runnable end(Set<String> served) {
    globe.rejoin(fleet.arns().region());
    Alignment alignment = new Alignment(globe);
    List<Runnable> work = new ArrayList<>();
    globe.clusters().all().forEach(global -> work.add(alignment.work(global)));
    for (DBCluster cluster : fleet.ledger().clusters().all()) {
      if (served.contains(cluster.dbClusterResourceId())) {
        work.add(fleet.database(cluster).serving());
      }
    }
    for (DBInstance instance : fleet.ledger().instances().all()) {
      if (served.contains(instance.dbiResourceId())) {
        work.add(fleet.serving(instance));
      }
    }
    return () -> {
      Replicas.storage(fleet).rejoin();
      work.forEach(Runnable::run);
    };
  }

  /** Afterwards: members that others went on without are made anew. */
  public void ended() {
    globe.clusters().all().forEach(new Resync(globe)::begin);
  }
}

package io.dbrefresh.local.rds.global;

import io.dbrefresh.local.rds.fleet.Endpoints;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Globe.Site;
import io.dbrefresh.local.rds.fleet.Status;
import io.dbrefresh.local.rds.storage.ReplicatingStorage;
import io.dbrefresh.local.rds.storage.Upstream;
import io.dbrefresh.local.rds.storage.Volume;
import java.util.function.Supplier;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** The data of a member. */
final class Replicas {
  private Replicas() {}

  static ReplicatingStorage storage(Fleet fleet) {
    if (fleet.storage() instanceof ReplicatingStorage storage) {
      return storage;
    }
    throw new UnsupportedOperationException("The databases of this region do not replicate");
  }

  static Volume volume(Site site) {
    return site.fleet().volume(site.cluster());
  }

  /** Whom {@code follower} follows; asked for when {@code leading} is being served. */
  static Supplier<Upstream> upstream(Site leading, Site follower) {
    Endpoints.Place place = Endpoints.of(leading.cluster());
    return () ->
        new Upstream(
            storage(leading.fleet()),
            volume(leading),
            leading.fleet().ledger().ports().of(place.name()).orElse(place.asked()),
            follower.region());
  }

  /** Whether a cluster has an instance that answers. */
  static boolean answers(Site site) {
    return site.fleet().members(site.cluster()).stream()
        .map(DBInstance::dbInstanceStatus)
        .anyMatch(status -> status.equals(Status.AVAILABLE) || Status.CONFIGURING.contains(status));
  }

  /** Work that serves a member, if it has an instance that answers. */
  static Runnable serving(Site site) {
    return answers(site) ? site.fleet().serving(site.cluster()) : () -> {};
  }
}

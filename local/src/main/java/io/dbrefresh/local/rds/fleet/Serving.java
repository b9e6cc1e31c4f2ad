package io.dbrefresh.local.rds.fleet;

import io.dbrefresh.local.rds.storage.PortTakenException;
import io.dbrefresh.local.rds.storage.Volume;
import io.dbrefresh.local.time.Timeline;
import java.time.Duration;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.SourceType;

/** Serves databases at the ports of their names. */
final class Serving {
  private final Fleet fleet;
  private final Timeline timeline;
  private final PortListener listener;

  Serving(Fleet fleet, Timeline timeline, PortListener listener) {
    this.fleet = fleet;
    this.timeline = timeline;
    this.listener = listener;
  }

  /** Work for a worker: serves the volume, at another port when its own is taken. */
  Runnable work(Endpoints.Place place, Volume volume) {
    return () -> serve(place, volume);
  }

  /** Work for a worker: serves a cluster, unless another has taken over from it. */
  Runnable work(DBCluster cluster) {
    return fleet.surroundings().globe().fenced(cluster)
        ? () -> {}
        : work(Endpoints.of(cluster), fleet.volume(cluster));
  }

  private boolean free(int port) {
    return fleet.storage().portFree(port) && fleet.surroundings().globe().portFree(fleet, port);
  }

  private void serve(Endpoints.Place place, Volume volume) {
    PortBook ports = fleet.ledger().ports();
    int port = ports.assign(place.name(), place.asked(), this::free);
    while (true) {
      try {
        fleet.storage().start(volume, port);
        return;
      } catch (PortTakenException taken) {
        port = ports.reassign(place.name(), this::free);
        int given = port;
        timeline.schedule(Duration.ZERO, () -> tell(place, taken.port(), given));
      }
    }
  }

  void reserve(Endpoints.Place place) {
    PortBook ports = fleet.ledger().ports();
    int given = ports.assign(place.name(), place.asked(), this::free);
    if (given != place.asked() && !ports.passing(place.name())) {
      tell(place, place.asked(), given);
    }
  }

  void move(Endpoints.Place place, int port) {
    int given = fleet.ledger().ports().change(place.name(), port, this::free);
    if (given != port) {
      tell(place, port, given);
    }
  }

  private void tell(Endpoints.Place place, int asked, int given) {
    String identifier = place.identifier();
    listener.moved(identifier, asked, given);
    fleet.event(
        place.cluster() ? SourceType.DB_CLUSTER : SourceType.DB_INSTANCE,
        identifier,
        place.cluster() ? fleet.arns().cluster(identifier) : fleet.arns().instance(identifier),
        "configuration change",
        "Port "
            + asked
            + " is not free on this machine; the database answers at port "
            + given
            + ".");
  }
}

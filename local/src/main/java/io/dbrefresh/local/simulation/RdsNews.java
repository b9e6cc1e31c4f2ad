package io.dbrefresh.local.simulation;

import io.dbrefresh.local.rds.fleet.Fleet;
import java.util.List;
import software.amazon.awssdk.services.rds.model.Event;

/** RDS's events, as they come. */
final class RdsNews {
  private final Fleet fleet;
  private long told;

  RdsNews(Fleet fleet) {
    this.fleet = fleet;
  }

  void skip() {
    told = fleet.ledger().events().count();
  }

  void tell(List<Moment> moments) {
    long count = fleet.ledger().events().count();
    if (count == told) {
      return;
    }
    List<Event> all = fleet.ledger().events().all();
    int fresh = Math.toIntExact(Math.min(all.size(), count - told));
    for (Event event : all.subList(all.size() - fresh, all.size())) {
      moments.add(
          new Moment(event.date(), "RDS", event.sourceIdentifier() + ": " + event.message()));
    }
    told = count;
  }
}

package io.dbrefresh.local.rds.global;

import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Globe;
import io.dbrefresh.local.rds.fleet.Status;
import software.amazon.awssdk.services.rds.model.FailoverState;
import software.amazon.awssdk.services.rds.model.GlobalCluster;

/**
 * Brings to an end what was under way for global databases when an earlier process ended, and lets
 * replication go on: whoever the record says leads, leads. It is done anew for each region that is
 * opened.
 */
public final class GlobalResumption {
  private final Fleet fleet;
  private final Globe globe;

  /** When the region of {@code fleet} was opened. */
  public GlobalResumption(Fleet fleet) {
    this.fleet = fleet;
    globe = fleet.surroundings().globe();
  }

  /** Lets nothing be served in a region that cannot be reached; before anything else begins. */
  public void isolate() {
    if (!globe.reachable(fleet.arns().region())) {
      Replicas.storage(fleet).isolate();
    }
  }

  /** Begins it. */
  public void run() {
    globe.clusters().all().forEach(this::resume);
  }

  private void resume(GlobalCluster global) {
    if (global.status().equals(Status.DELETING)) {
      globe.clusters().remove(global);
      return;
    }
    Roster roster = new Roster(globe);
    if (!global.status().equals(Status.FAILED)) {
      roster.change(
          global, record -> record.status(Status.AVAILABLE).failoverState((FailoverState) null));
    }
    new Alignment(globe).begin(global);
    new Resync(globe).begin(roster.current(global));
  }
}

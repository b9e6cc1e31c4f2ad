package io.dbrefresh.local.rds.cluster;

import io.dbrefresh.local.rds.credentials.MasterPassword;
import io.dbrefresh.local.rds.fleet.Course;
import io.dbrefresh.local.rds.fleet.Endpoints;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Status;
import io.dbrefresh.local.rds.snapshot.ClusterBackup;
import java.time.Duration;
import software.amazon.awssdk.services.rds.model.DBCluster;

/** The way of a new cluster: {@code creating}, {@code available}. It is not served yet. */
final class ClusterArrival {
  private final Fleet fleet;

  ClusterArrival(Fleet fleet) {
    this.fleet = fleet;
  }

  /**
   * Begins the way of {@code cluster}, which is put on record here.
   *
   * @param making makes its volume; blocks
   * @param duration how long the service takes for it besides
   * @param kind what is being made, should it not be finished by this process
   * @param message the event when it is made
   * @param otherwise the status when it cannot be made
   */
  DBCluster begin(
      DBCluster cluster,
      Runnable making,
      Duration duration,
      String kind,
      String message,
      String otherwise) {
    DBCluster placed =
        cluster.copy(it -> it.endpoint(Endpoints.ADDRESS).readerEndpoint(Endpoints.ADDRESS));
    fleet.ledger().clusters().put(placed);
    fleet.reservePort(Endpoints.of(placed));
    fleet.unfinished(placed.dbClusterResourceId(), kind);
    Course course = fleet.course().work(() -> making);
    new ClusterBackup(fleet, placed).addTo(course);
    course
        .after(duration, () -> made(placed, message))
        .onFailure(thrown -> failed(placed, thrown, otherwise));
    fleet.begin(placed.dbClusterResourceId(), course);
    return placed;
  }

  private void made(DBCluster cluster, String message) {
    new ClusterBackup(fleet, cluster).finished();
    new MasterPassword(fleet, fleet.database(cluster)).made();
    end(cluster, Status.AVAILABLE, "creation", message);
  }

  private void failed(DBCluster cluster, Throwable thrown, String otherwise) {
    new ClusterBackup(fleet, cluster).failed();
    String status = Status.terminal(thrown, otherwise);
    String message = "The DB cluster is in status " + status + ": " + Fleet.reason(thrown);
    end(cluster, status, "failure", message);
  }

  private void end(DBCluster cluster, String status, String category, String message) {
    fleet.finished(cluster.dbClusterResourceId());
    fleet.change(cluster, record -> record.status(status));
    fleet.event(cluster, category, message);
  }
}

package io.dbrefresh.local.rds.global;

import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Globe;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.GlobalCluster;

/** The end of what is under way for global databases. */
public final class Settlement {
  private final Globe globe;

  /** Of the global databases of {@code globe}. */
  public Settlement(Globe globe) {
    this.globe = globe;
  }

  /** What waits for all of them, away from the event thread; asked for on it. */
  public Runnable ofAll() {
    List<Runnable> waits = globe.clusters().all().stream().map(this::of).toList();
    return () -> waits.forEach(Runnable::run);
  }

  /** What waits for that of a member; of another cluster there is nothing to wait for. */
  public Runnable ofMember(DBCluster member) {
    return globe.of(member).map(this::of).orElse(() -> {});
  }

  private Runnable of(GlobalCluster global) {
    CountDownLatch reached = new CountDownLatch(1);
    Fleet home = globe.home();
    home.begin(
        global.globalClusterResourceId(), home.course().after(Duration.ZERO, reached::countDown));
    return () -> await(reached);
  }

  private static void await(CountDownLatch reached) {
    try {
      reached.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

package io.dbrefresh.launcher.region;

import io.dbrefresh.local.LocalRegion;
import java.util.Timer;
import java.util.TimerTask;

/** Fires the schedules of a region that is kept running, when they are due. */
final class DueSchedules implements AutoCloseable {
  private static final long LOOK_MILLIS = 5_000;

  private final Timer timer = new Timer("schedules", true);

  /** {@code news} hears which ones fired, and of failures. */
  DueSchedules(LocalRegion region, RegionNews news) {
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            fire(region, news);
          }
        },
        LOOK_MILLIS,
        LOOK_MILLIS);
  }

  /** A failure is told, and the next look is another attempt. */
  private static void fire(LocalRegion region, RegionNews news) {
    try {
      region.fireSchedules().forEach(name -> news.doing("The schedule " + name + " has fired"));
    } catch (RuntimeException failed) {
      news.doing("Schedules could not be fired: " + failed.getMessage());
    }
  }

  @Override
  public void close() {
    timer.cancel();
  }
}

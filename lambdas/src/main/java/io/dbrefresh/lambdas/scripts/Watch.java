package io.dbrefresh.lambdas.scripts;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Ends a statement, or this side of it, when the invocation's time is up. */
final class Watch implements AutoCloseable {
  private static final int AGAIN_MILLIS = 500;

  private final TimeLeft time;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "time-is-up");
            thread.setDaemon(true);
            return thread;
          });
  private volatile boolean fired;

  Watch(TimeLeft time) {
    this.time = time;
  }

  /** What is watched. */
  interface Call<T> {
    T run() throws java.sql.SQLException, java.io.IOException, StatementFailure;
  }

  /**
   * Calls {@code onTime} from another thread if the time is up before {@code call} has ended, and
   * again until it has: what comes between two statements ends neither.
   */
  <T> T during(Runnable onTime, Call<T> call)
      throws java.sql.SQLException, java.io.IOException, StatementFailure {
    long left = time.untilLeaving();
    ScheduledFuture<?> end =
        timer.scheduleWithFixedDelay(
            () -> {
              fired = true;
              onTime.run();
            },
            left,
            AGAIN_MILLIS,
            TimeUnit.MILLISECONDS);
    try {
      return call.run();
    } finally {
      end.cancel(false);
    }
  }

  /** Whether the time was up during a call. */
  boolean hasFired() {
    return fired;
  }

  TimeLeft time() {
    return time;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}

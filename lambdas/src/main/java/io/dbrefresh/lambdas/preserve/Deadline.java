package io.dbrefresh.lambdas.preserve;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * Lambda's limit of 15 minutes. Between rows, and by the timeouts of statements, it is looked at in
 * good time; where a server does not answer at all, the connections are closed under the call, so
 * that the function can still say what happened before it is ended. What was not committed is
 * undone.
 */
final class Deadline implements AutoCloseable {
  private static final int MILLIS_TO_GIVE_UP = 30_000;
  private static final int MILLIS_TO_ANSWER = 15_000;

  private final IntSupplier millisLeft;
  private final List<Connection> connections;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "deadline");
            thread.setDaemon(true);
            return thread;
          });
  private volatile boolean enforced;

  Deadline(IntSupplier millisLeft, Connection... connections) {
    this.millisLeft = millisLeft;
    this.connections = List.of(connections);
    long wait = Math.max(0L, (long) millisLeft.getAsInt() - MILLIS_TO_ANSWER);
    timer.schedule(this::enforce, wait, TimeUnit.MILLISECONDS);
  }

  /** Whether it is time to give up. */
  boolean isUp() {
    return enforced || millisLeft.getAsInt() < MILLIS_TO_GIVE_UP;
  }

  /** How long a statement may still run. */
  int secondsLeft() {
    return Math.max(1, (millisLeft.getAsInt() - MILLIS_TO_GIVE_UP) / 1000);
  }

  private void enforce() {
    enforced = true;
    for (Connection connection : connections) {
      try {
        connection.abort(Runnable::run);
      } catch (SQLException e) {
        continue; // It is closed already.
      }
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}

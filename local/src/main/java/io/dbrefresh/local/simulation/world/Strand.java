package io.dbrefresh.local.simulation.world;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Work on a thread of its own that goes on only while the timeline's thread waits for it, so that
 * it can stop halfway and go on later, and still nothing ever runs beside anything else.
 */
final class Strand {
  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "simulated-function");
            thread.setDaemon(true);
            return thread;
          });

  private static final ThreadLocal<@Nullable Strand> CURRENT = new ThreadLocal<>();

  private final Semaphore turn = new Semaphore(0);
  private final Semaphore back = new Semaphore(0);
  private boolean abandoned;
  private boolean ended;

  /** A strand that does {@code work} as soon as it is first let go on. */
  Strand(Runnable work) {
    THREADS.execute(
        () -> {
          turn.acquireUninterruptibly();
          CURRENT.set(this);
          try {
            work.run();
          } finally {
            CURRENT.remove();
            ended = true;
            back.release();
          }
        });
  }

  /** The strand that runs in this thread. */
  static Optional<Strand> current() {
    return Optional.ofNullable(CURRENT.get());
  }

  /** Lets it go on, and returns when it stops or ends. */
  void goOn() {
    turn.release();
    back.acquireUninterruptibly();
  }

  /** Stops here, in the strand's own thread, until it is let go on. */
  void stop() {
    back.release();
    turn.acquireUninterruptibly();
    if (abandoned) {
      throw new Abandoned();
    }
  }

  boolean hasEnded() {
    return ended;
  }

  /** Ends it where it stopped. */
  void abandon() {
    abandoned = true;
    goOn();
  }
}

package io.dbrefresh.local.time;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A timeline on the wall clock: one event thread, and as many workers as there is blocking work.
 */
public final class WallTimeline implements Timeline {
  private final ScheduledThreadPoolExecutor events;
  private final ExecutorService workers;
  private final int haste;
  private volatile @Nullable Thread eventThread;

  /** Starts a timeline; its threads are daemons. */
  public WallTimeline() {
    this(1);
  }

  /**
   * Starts a timeline that shortens waits, for a region whose databases are quicker than RDS's.
   *
   * @param haste what the length of a Wait state is divided by; 1 or more
   */
  public WallTimeline(int haste) {
    this.haste = haste;
    events =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread thread = daemon(work, "region-events");
              eventThread = thread;
              return thread;
            });
    events.setRemoveOnCancelPolicy(true);
    AtomicInteger count = new AtomicInteger();
    workers =
        Executors.newCachedThreadPool(
            work -> daemon(work, "region-worker-" + count.incrementAndGet()));
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public Clock clock() {
    return Clock.systemUTC();
  }

  @Override
  public Scheduled schedule(Duration delay, Runnable action) {
    try {
      ScheduledFuture<?> future =
          events.schedule(reporting(action), delay.toNanos(), TimeUnit.NANOSECONDS);
      return () -> future.cancel(false);
    } catch (RejectedExecutionException closed) {
      unlessClosed(closed);
      return () -> {};
    }
  }

  @Override
  public <T> void offload(Callable<T> work, Completion<T> then) {
    workers.execute(
        () -> {
          Runnable told;
          try {
            T result = work.call();
            told = () -> then.succeeded(result);
          } catch (Throwable thrown) {
            told = () -> then.failed(thrown);
          }
          tell(told);
        });
  }

  private void tell(Runnable told) {
    try {
      events.execute(reporting(told));
    } catch (RejectedExecutionException closed) {
      unlessClosed(closed);
    }
  }

  /** A region that was closed in the meantime has nobody left to tell. */
  private void unlessClosed(RejectedExecutionException refused) {
    if (!events.isShutdown()) {
      throw refused;
    }
  }

  @Override
  public Duration pause(Duration asked) {
    return asked.dividedBy(haste);
  }

  @Override
  public <T> T call(Callable<T> work) {
    if (Thread.currentThread() == eventThread) {
      throw new IllegalStateException("call() on the event thread would wait for itself");
    }
    Future<T> future = events.submit(work);
    try {
      return future.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for the region", interrupted);
    } catch (ExecutionException failed) {
      throw Thrown.unchecked(failed.getCause() == null ? failed : failed.getCause());
    }
  }

  /** An action that throws is a defect of the region: say so instead of losing it in a future. */
  private static Runnable reporting(Runnable action) {
    return () -> {
      try {
        action.run();
      } catch (Throwable thrown) {
        Thread current = Thread.currentThread();
        current.getUncaughtExceptionHandler().uncaughtException(current, thrown);
      }
    };
  }

  @Override
  public void close() {
    events.shutdownNow();
    workers.shutdownNow();
  }
}

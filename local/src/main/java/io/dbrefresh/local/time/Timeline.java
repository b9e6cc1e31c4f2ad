package io.dbrefresh.local.time;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/**
 * Where things happen later. Every action runs on one thread, the event thread, one after the other
 * in the order of their times, so that what only they touch needs no lock.
 */
public interface Timeline extends AutoCloseable {

  /** The clock that this timeline runs on. */
  Clock clock();

  /**
   * Runs {@code action} on the event thread when {@code delay} has passed.
   *
   * @param delay zero or more; actions of the same instant run in the order they were scheduled
   */
  Scheduled schedule(Duration delay, Runnable action);

  /**
   * Like {@link #schedule}, for what comes round for ever: a timeline on which time passes only
   * while something is to be done does not go on for its sake.
   */
  default Scheduled background(Duration delay, Runnable action) {
    return schedule(delay, action);
  }

  /**
   * Runs work that blocks (a Lambda handler, a copy of files) away from the event thread, then
   * hands what came of it to {@code then} on the event thread. On a virtual timeline the work takes
   * no time.
   */
  <T> void offload(Callable<T> work, Completion<T> then);

  /**
   * How long a Wait state of {@code asked} lasts on this timeline: as long as it says, unless the
   * timeline shortens waits. Timeouts and retries are never shortened.
   */
  default Duration pause(Duration asked) {
    return asked;
  }

  /** Runs {@code work} on the event thread and waits for its answer. */
  <T> T call(Callable<T> work);

  /**
   * Waits for an answer that the event thread gives later; the event thread itself may not call
   * this.
   */
  default <T> T await(CompletableFuture<T> answer) {
    return answer.join();
  }

  /** Stops: nothing that is still scheduled will run. */
  @Override
  void close();

  /** An action that has not run yet. */
  interface Scheduled {
    /** Takes the action off the timeline; without effect when it ran already. */
    void cancel();
  }

  /** What is told when offloaded work has ended; exactly one of the two methods is called. */
  interface Completion<T> {
    /** The work returned. */
    void succeeded(T result);

    /** The work threw. */
    void failed(Throwable thrown);
  }
}

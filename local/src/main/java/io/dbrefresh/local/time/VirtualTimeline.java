package io.dbrefresh.local.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/**
 * A timeline whose clock stands still until it is told to go on, and then jumps from action to
 * action. The thread that drives it is its event thread; it is not safe for use by several threads.
 */
public final class VirtualTimeline implements Timeline {
  private final PriorityQueue<Action> actions = new PriorityQueue<>();
  private Instant now;
  private long sequence;
  private int toBeDone;

  /** A timeline whose clock shows {@code start}. */
  public VirtualTimeline(Instant start) {
    now = start;
  }

  @Override
  public Clock clock() {
    return new VirtualClock(ZoneOffset.UTC);
  }

  @Override
  public Scheduled schedule(Duration delay, Runnable action) {
    toBeDone++;
    return add(new Action(now.plus(delay), sequence++, action, true));
  }

  @Override
  public Scheduled background(Duration delay, Runnable action) {
    return add(new Action(now.plus(delay), sequence++, action, false));
  }

  private Scheduled add(Action action) {
    actions.add(action);
    return () -> take(action);
  }

  private void take(Action action) {
    if (actions.remove(action) && action.awaited) {
      toBeDone--;
    }
  }

  @Override
  public <T> void offload(Callable<T> work, Completion<T> then) {
    schedule(
        Duration.ZERO,
        () -> {
          T result;
          try {
            result = work.call();
          } catch (Throwable thrown) {
            then.failed(thrown);
            return;
          }
          then.succeeded(result);
        });
  }

  @Override
  public <T> T call(Callable<T> work) {
    try {
      return work.call();
    } catch (Exception thrown) {
      throw Thrown.unchecked(thrown);
    }
  }

  /** Runs actions until the answer is there. */
  @Override
  public <T> T await(CompletableFuture<T> answer) {
    runUntil(answer::isDone);
    return answer.join();
  }

  /** Runs actions, jumping from one to the next, until only background ones are left. */
  public void runUntilIdle() {
    runUntil(() -> false);
  }

  /**
   * Runs actions until {@code done} holds, which is asked before each, or only background ones are
   * left.
   */
  public void runUntil(BooleanSupplier done) {
    while (!done.getAsBoolean() && toBeDone > 0 && runNext(Instant.MAX)) {}
  }

  /**
   * Runs the next action.
   *
   * @return false when none is left but background ones
   */
  public boolean runOne() {
    return toBeDone > 0 && runNext(Instant.MAX);
  }

  /**
   * Runs the next action, unless it is due after {@code end}.
   *
   * @return false when none is
   */
  public boolean runOneUntil(Instant end) {
    return runNext(end);
  }

  /** Runs what is due within {@code duration} and leaves the clock there. */
  public void advance(Duration duration) {
    Instant end = now.plus(duration);
    while (runNext(end)) {}
    now = end;
  }

  private boolean runNext(Instant end) {
    Action next = actions.peek();
    if (next == null || next.at.isAfter(end)) {
      return false;
    }
    take(next);
    now = next.at;
    next.work.run();
    return true;
  }

  @Override
  public void close() {
    actions.clear();
    toBeDone = 0;
  }

  private record Action(Instant at, long sequence, Runnable work, boolean awaited)
      implements Comparable<Action> {
    @Override
    public int compareTo(Action other) {
      int byTime = at.compareTo(other.at);
      return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }
  }

  private final class VirtualClock extends Clock {
    private final ZoneId zone;

    VirtualClock(ZoneId zone) {
      this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return new VirtualClock(other);
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}

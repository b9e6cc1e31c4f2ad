package io.dbrefresh.statemachine.step;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.locks.LockSupport;

/** A clock that can be waited on: time goes by on it, for the one who waits and for the world. */
public abstract class WaitingClock extends Clock {

  /** Returns when {@code time} has passed on this clock. */
  public abstract void pause(Duration time);

  /** The clock of the machine; waiting on it takes real time. */
  public static WaitingClock system() {
    return of(Clock.systemUTC(), WaitingClock::park);
  }

  /** Parking may end early. */
  private static void park(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      if (Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException("Interrupted while waiting");
      }
      LockSupport.parkNanos(left);
    }
  }

  /** {@code clock}, on which {@code pausing} waits. */
  public static WaitingClock of(Clock clock, Pausing pausing) {
    return new Joined(clock, pausing);
  }

  /** Waits. */
  @FunctionalInterface
  public interface Pausing {
    /** Returns when {@code time} has passed. */
    void pause(Duration time);
  }

  private static final class Joined extends WaitingClock {
    private final Clock clock;
    private final Pausing pausing;

    Joined(Clock clock, Pausing pausing) {
      this.clock = clock;
      this.pausing = pausing;
    }

    @Override
    public void pause(Duration time) {
      pausing.pause(time);
    }

    @Override
    public Instant instant() {
      return clock.instant();
    }

    @Override
    public ZoneId getZone() {
      return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return new Joined(clock.withZone(zone), pausing);
    }
  }
}

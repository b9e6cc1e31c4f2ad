package io.dbrefresh.local.simulation.world;

import io.dbrefresh.local.simulation.sql.SimulatedDriver;
import io.dbrefresh.local.simulation.sql.SqlEndpoints;
import io.dbrefresh.local.time.Timeline;
import io.dbrefresh.local.time.VirtualTimeline;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The timeline as Step Functions has it: what a function does happens at once, unless it pauses,
 * and its answer arrives as much later as the function took. While it pauses, everybody else goes
 * on. One function at a time runs in the timeline's own thread, others meanwhile in their own.
 */
public final class FunctionTimeline implements Timeline {
  private final VirtualTimeline timeline;
  private final Supplier<Duration> spent;
  private final SqlEndpoints sql;
  private final BooleanSupplier next;
  private final List<Strand> strands = new ArrayList<>();
  private boolean occupied;

  /**
   * A timeline of functions.
   *
   * @param spent is asked after each function how long it took since its last pause
   * @param sql what functions log in to
   * @param next has the next thing on the timeline happen; false when nothing is to happen any more
   */
  public FunctionTimeline(
      VirtualTimeline timeline, Supplier<Duration> spent, SqlEndpoints sql, BooleanSupplier next) {
    this.timeline = timeline;
    this.spent = spent;
    this.sql = sql;
    this.next = next;
  }

  /** The function that runs now pauses. */
  public void waitFor(Duration time) {
    Optional<Strand> strand = Strand.current();
    if (strand.isPresent()) {
      timeline.schedule(time, strand.get()::goOn);
      strand.get().stop();
      return;
    }
    AtomicBoolean awake = new AtomicBoolean();
    timeline.schedule(time, () -> awake.set(true));
    while (!awake.get()) {
      if (!next.getAsBoolean()) {
        throw new Abandoned();
      }
    }
  }

  @Override
  public Clock clock() {
    return timeline.clock();
  }

  @Override
  public Scheduled schedule(Duration delay, Runnable action) {
    return timeline.schedule(delay, action);
  }

  @Override
  public Scheduled background(Duration delay, Runnable action) {
    return timeline.background(delay, action);
  }

  @Override
  public <T> void offload(Callable<T> work, Completion<T> then) {
    timeline.schedule(
        Duration.ZERO,
        () -> {
          if (occupied) {
            apart(() -> run(work, then));
          } else {
            occupied = true;
            run(work, then);
            occupied = false;
          }
        });
  }

  private void apart(Runnable function) {
    strands.removeIf(Strand::hasEnded);
    Strand strand =
        new Strand(
            () -> {
              SimulatedDriver.enter(sql);
              function.run();
              SimulatedDriver.leave();
            });
    strands.add(strand);
    strand.goOn();
  }

  private <T> void run(Callable<T> work, Completion<T> then) {
    try {
      T result = work.call();
      timeline.schedule(spent.get(), () -> then.succeeded(result));
    } catch (Throwable thrown) {
      timeline.schedule(spent.get(), () -> then.failed(thrown));
    }
  }

  @Override
  public <T> T call(Callable<T> work) {
    return timeline.call(work);
  }

  /** What still pauses is ended there. */
  @Override
  public void close() {
    strands.stream().filter(strand -> !strand.hasEnded()).forEach(Strand::abandon);
    strands.clear();
    timeline.close();
  }
}

package io.dbrefresh.local.simulation.world;

import io.dbrefresh.local.time.Timeline;
import io.dbrefresh.local.time.VirtualTimeline;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * The timeline as Step Functions has it: what a function does happens at once, and its answer
 * arrives as much later as the function took.
 */
public final class FunctionTimeline implements Timeline {
  private final VirtualTimeline timeline;
  private final Supplier<Duration> spent;

  /** {@code spent} is asked after each function how long it took. */
  public FunctionTimeline(VirtualTimeline timeline, Supplier<Duration> spent) {
    this.timeline = timeline;
    this.spent = spent;
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
    timeline.offload(
        work,
        new Completion<T>() {
          @Override
          public void succeeded(T result) {
            timeline.schedule(spent.get(), () -> then.succeeded(result));
          }

          @Override
          public void failed(Throwable thrown) {
            timeline.schedule(spent.get(), () -> then.failed(thrown));
          }
        });
  }

  @Override
  public <T> T call(Callable<T> work) {
    return timeline.call(work);
  }

  @Override
  public void close() {
    timeline.close();
  }
}

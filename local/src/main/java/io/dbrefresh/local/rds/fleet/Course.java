package io.dbrefresh.local.rds.fleet;

import io.dbrefresh.local.time.Timeline;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What happens to one database after an operation was answered, step by step on the timeline. A
 * step that fails ends the course.
 */
public final class Course {
  private final Timeline timeline;
  private final BooleanSupplier closing;
  private final Deque<Step> steps = new ArrayDeque<>();
  private Consumer<Throwable> failure = thrown -> {};
  private Runnable ended = () -> {};
  private boolean cancelled;

  Course(Timeline timeline, BooleanSupplier closing) {
    this.timeline = timeline;
    this.closing = closing;
  }

  /** Then {@code action}, on the event thread, when {@code delay} has passed. */
  public Course after(Duration delay, Runnable action) {
    steps.add(next -> timeline.schedule(delay, () -> run(action, next)));
    return this;
  }

  /**
   * Then what {@code prepared} gives, away from the event thread; it is asked on the event thread
   * when its turn has come.
   */
  public Course work(Supplier<Runnable> prepared) {
    steps.add(next -> prepare(prepared, next));
    return this;
  }

  private void prepare(Supplier<Runnable> prepared, Runnable next) {
    if (cancelled) {
      ended.run();
      return;
    }
    try {
      Runnable blocking = prepared.get();
      timeline.offload(() -> done(blocking), new Worked(next));
    } catch (RuntimeException thrown) {
      fail(thrown);
    }
  }

  /** What is done on the event thread when a step has failed. */
  public Course onFailure(Consumer<Throwable> handler) {
    failure = handler;
    return this;
  }

  private static Boolean done(Runnable blocking) {
    blocking.run();
    return Boolean.TRUE;
  }

  void start(Runnable whenEnded) {
    ended = whenEnded;
    next();
  }

  /** The step that is under way still ends, but nothing comes after it. */
  void cancel() {
    cancelled = true;
    steps.clear();
  }

  private void next() {
    Step step = steps.poll();
    if (step == null) {
      ended.run();
    } else {
      step.begin(this::next);
    }
  }

  private void run(Runnable action, Runnable next) {
    if (cancelled) {
      ended.run();
      return;
    }
    try {
      action.run();
    } catch (RuntimeException thrown) {
      fail(thrown);
      return;
    }
    next.run();
  }

  private void fail(Throwable thrown) {
    steps.clear();
    try {
      if (!cancelled && !closing.getAsBoolean()) {
        failure.accept(thrown);
      }
    } finally {
      ended.run();
    }
  }

  private interface Step {
    void begin(Runnable next);
  }

  private final class Worked implements Timeline.Completion<Boolean> {
    private final Runnable next;

    Worked(Runnable next) {
      this.next = next;
    }

    @Override
    public void succeeded(Boolean result) {
      next.run();
    }

    @Override
    public void failed(Throwable thrown) {
      fail(thrown);
    }
  }
}

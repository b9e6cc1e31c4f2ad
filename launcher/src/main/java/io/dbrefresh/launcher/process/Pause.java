package io.dbrefresh.launcher.process;

import java.time.Duration;

/** Lets time pass between two looks at something. */
@FunctionalInterface
public interface Pause {

  /** Waits for {@code duration}; returns early when the thread is interrupted. */
  void pause(Duration duration);

  /** Waits on the wall clock. */
  static Pause wall() {
    return duration -> {
      try {
        Thread.sleep(duration.toMillis());
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    };
  }
}

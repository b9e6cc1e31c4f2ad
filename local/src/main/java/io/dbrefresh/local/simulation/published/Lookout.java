package io.dbrefresh.local.simulation.published;

import java.time.Duration;

/** Where the published machine runs: a clock that goes on, and somebody who counts. */
public interface Lookout {
  /** The time goes on. */
  void pass(Duration time);

  /** A state is entered. */
  void transition();

  /** How long the next function takes. */
  Duration function();

  /** The scripts run on what has the target's name; answers how long they take. */
  Duration scripts();
}

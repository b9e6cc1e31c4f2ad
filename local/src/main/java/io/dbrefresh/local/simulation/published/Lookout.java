package io.dbrefresh.local.simulation.published;

import java.time.Duration;
import java.util.function.BooleanSupplier;

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

  /** The time goes on until {@code done} holds, from event to event. */
  void until(BooleanSupplier done);

  /** Whether a database answers SQL under the target's name. */
  boolean answers();
}

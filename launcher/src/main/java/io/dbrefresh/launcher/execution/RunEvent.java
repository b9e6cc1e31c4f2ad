package io.dbrefresh.launcher.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Something that happened in a run, as far as people are told. */
public sealed interface RunEvent {

  /** When it happened. */
  Instant at();

  /**
   * The execution began.
   *
   * @param console where it can be watched; empty in a local region
   */
  record Started(Instant at, ExecutionArn execution, Optional<String> console)
      implements RunEvent {}

  /** A step began. */
  record StepStarted(Instant at, String step) implements RunEvent {}

  /** A step is on its way; {@code detail} is what its task found last. */
  record StepWorking(Instant at, String step, String detail) implements RunEvent {}

  /** A step is done. */
  record StepDone(Instant at, String step, Duration took, String detail) implements RunEvent {}

  /** A step failed for good. */
  record StepFailed(Instant at, String step, Duration took, String error, String cause)
      implements RunEvent {}

  /** The execution ended. */
  record Ended(Instant at, RunEnding ending) implements RunEvent {}
}

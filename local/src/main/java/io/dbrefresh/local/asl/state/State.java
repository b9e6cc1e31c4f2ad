package io.dbrefresh.local.asl.state;

import io.dbrefresh.local.asl.flow.DataFlow;
import io.dbrefresh.local.asl.query.QueryLanguage;
import java.util.Optional;

/** A state of a machine. */
public sealed interface State
    permits PassState,
        TaskState,
        ChoiceState,
        WaitState,
        SucceedState,
        FailState,
        ParallelState,
        MapState {

  /** What every state has. */
  Shape shape();

  /** Dispatches on the type. */
  <R> R accept(Visitor<R> visitor);

  /** What a state fails with and where it goes then; nothing for the types that have neither. */
  default ErrorHandling errorHandling() {
    return ErrorHandling.NONE;
  }

  /**
   * What every state has.
   *
   * @param type {@code Pass}, {@code Task}, …
   * @param next empty where the state ends the machine, and for Choice
   */
  record Shape(
      String name, String type, QueryLanguage language, Optional<String> next, DataFlow flow) {}

  /** One method for each type. */
  interface Visitor<R> {
    /** A Pass state. */
    R pass(PassState state);

    /** A Task state. */
    R task(TaskState state);

    /** A Choice state. */
    R choice(ChoiceState state);

    /** A Wait state. */
    R wait(WaitState state);

    /** A Succeed state. */
    R succeed(SucceedState state);

    /** A Fail state. */
    R fail(FailState state);

    /** A Parallel state. */
    R parallel(ParallelState state);

    /** A Map state. */
    R map(MapState state);
  }
}

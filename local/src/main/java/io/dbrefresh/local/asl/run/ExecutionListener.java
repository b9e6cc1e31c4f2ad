package io.dbrefresh.local.asl.run;

import io.dbrefresh.local.asl.failure.StatesException;

/** Is told, on the event thread, how an execution goes on. */
public interface ExecutionListener {

  /** Its history has grown. */
  void moved(Execution execution);

  /** It enters a state, a transition as the service counts them. */
  default void entered(Execution execution, String state) {}

  /** A state has failed and goes on where its catcher of this index says. */
  default void caught(Execution execution, StatesException why, int catcher) {}

  /** A child execution of one of its Map Runs has ended. */
  default void childEnded(Execution execution, EndedChild child) {}

  /** It has ended; nothing will change any more. */
  void ended(Execution execution);
}

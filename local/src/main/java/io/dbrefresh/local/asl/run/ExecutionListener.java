package io.dbrefresh.local.asl.run;

/** Is told, on the event thread, how an execution goes on. */
public interface ExecutionListener {

  /** Its history has grown. */
  void moved(Execution execution);

  /** It enters a state, a transition as the service counts them. */
  default void entered(Execution execution, String state) {}

  /** It has ended; nothing will change any more. */
  void ended(Execution execution);
}

package io.dbrefresh.local.asl.run;

/** Is told, on the event thread, how an execution goes on. */
public interface ExecutionListener {

  /** Its history has grown. */
  void moved(Execution execution);

  /** It has ended; nothing will change any more. */
  void ended(Execution execution);
}

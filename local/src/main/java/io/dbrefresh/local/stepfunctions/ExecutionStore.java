package io.dbrefresh.local.stepfunctions;

import java.util.List;
import java.util.Optional;

/** What is kept of executions. */
interface ExecutionStore {

  /** Whether others can see what is kept, so that it is worth keeping while an execution runs. */
  boolean outlivesProcess();

  /** Keeps an execution and its history, in place of what was kept of it before. */
  void write(ExecutionRecord execution, ExecutionLog log);

  Optional<ExecutionRecord> find(ExecutionKey key);

  Optional<ExecutionLog> log(ExecutionKey key);

  /** The executions of a machine, in no order. */
  List<ExecutionRecord> ofMachine(String stateMachine);

  List<ExecutionRecord> all();

  static ExecutionKey key(ExecutionRecord execution) {
    return new ExecutionKey(execution.identity().stateMachineName(), execution.identity().name());
  }
}

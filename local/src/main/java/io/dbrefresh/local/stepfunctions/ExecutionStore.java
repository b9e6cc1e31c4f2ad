package io.dbrefresh.local.stepfunctions;

import java.util.List;
import java.util.Optional;

/** What is kept of executions: for each a short document, and one with its history. */
final class ExecutionStore {
  private final Shelf shelf;

  ExecutionStore(Shelf shelf) {
    this.shelf = shelf;
  }

  /** Keeps both; the history first, so that what a reader finds has one. */
  void write(ExecutionRecord execution, ExecutionLog log) {
    ExecutionKey key = key(execution);
    shelf.write(key.history(), log.toJson());
    shelf.write(key.summary(), execution.toJson());
  }

  private static ExecutionKey key(ExecutionRecord execution) {
    return new ExecutionKey(execution.identity().stateMachineName(), execution.identity().name());
  }

  Optional<ExecutionRecord> find(ExecutionKey key) {
    return shelf.read(key.summary()).map(ExecutionRecord::fromJson);
  }

  Optional<ExecutionLog> log(ExecutionKey key) {
    return shelf.read(key.history()).map(ExecutionLog::fromJson);
  }

  List<ExecutionRecord> ofMachine(String stateMachine) {
    return records(ExecutionKey.prefix(stateMachine));
  }

  List<ExecutionRecord> all() {
    return records("");
  }

  private List<ExecutionRecord> records(String prefix) {
    return shelf.names().stream()
        .filter(name -> name.startsWith(prefix) && ExecutionKey.isSummary(name))
        .flatMap(name -> find(ExecutionKey.of(name)).stream())
        .toList();
  }
}

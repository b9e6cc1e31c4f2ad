package io.dbrefresh.local.stepfunctions;

import java.util.List;
import java.util.Optional;

/** Executions as documents: for each a short one, and one with its history. */
final class DocumentExecutions implements ExecutionStore {
  private final Shelf shelf;

  DocumentExecutions(Shelf shelf) {
    this.shelf = shelf;
  }

  @Override
  public boolean outlivesProcess() {
    return true;
  }

  /** Writes the history first, so that what a reader finds has one. */
  @Override
  public void write(ExecutionRecord execution, ExecutionLog log) {
    ExecutionKey key = ExecutionStore.key(execution);
    shelf.write(key.history(), log.toJson());
    shelf.write(key.summary(), execution.toJson());
  }

  @Override
  public Optional<ExecutionRecord> find(ExecutionKey key) {
    return shelf.read(key.summary()).map(ExecutionRecord::fromJson);
  }

  @Override
  public Optional<ExecutionLog> log(ExecutionKey key) {
    return shelf.read(key.history()).map(ExecutionLog::fromJson);
  }

  @Override
  public List<ExecutionRecord> ofMachine(String stateMachine) {
    return records(ExecutionKey.prefix(stateMachine));
  }

  @Override
  public List<ExecutionRecord> all() {
    return records("");
  }

  private List<ExecutionRecord> records(String prefix) {
    return shelf.names().stream()
        .filter(name -> name.startsWith(prefix) && ExecutionKey.isSummary(name))
        .flatMap(name -> find(ExecutionKey.of(name)).stream())
        .toList();
  }
}

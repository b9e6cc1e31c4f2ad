package io.dbrefresh.local.stepfunctions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Executions for as long as the process lives. */
final class MemoryExecutions implements ExecutionStore {
  private final Map<ExecutionKey, Kept> kept = new LinkedHashMap<>();

  private record Kept(ExecutionRecord execution, ExecutionLog log) {}

  @Override
  public boolean outlivesProcess() {
    return false;
  }

  @Override
  public void write(ExecutionRecord execution, ExecutionLog log) {
    kept.put(ExecutionStore.key(execution), new Kept(execution, log));
  }

  @Override
  public Optional<ExecutionRecord> find(ExecutionKey key) {
    return Optional.ofNullable(kept.get(key)).map(Kept::execution);
  }

  @Override
  public Optional<ExecutionLog> log(ExecutionKey key) {
    return Optional.ofNullable(kept.get(key)).map(Kept::log);
  }

  @Override
  public List<ExecutionRecord> ofMachine(String stateMachine) {
    return all().stream()
        .filter(found -> found.identity().stateMachineName().equals(stateMachine))
        .toList();
  }

  @Override
  public List<ExecutionRecord> all() {
    return kept.values().stream().map(Kept::execution).toList();
  }
}

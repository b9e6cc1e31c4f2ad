package io.dbrefresh.local.stepfunctions;

import io.dbrefresh.local.asl.run.Execution;
import io.dbrefresh.local.time.Timeline;
import java.time.Duration;

/** An execution of this process, and when it is to be written down next. */
final class Running {
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final Execution execution;
  private final String definition;
  private final Origin origin;
  private boolean planned;
  private Timeline.Scheduled plan = () -> {};

  Running(Execution execution, String definition, Origin origin) {
    this.execution = execution;
    this.definition = definition;
    this.origin = origin;
  }

  String definition() {
    return definition;
  }

  ExecutionRecord record() {
    return ExecutionRecord.of(execution, origin);
  }

  Execution execution() {
    return execution;
  }

  ExecutionLog log() {
    return new ExecutionLog(definition, execution.history().events(), execution.mapRuns());
  }

  void keepSoon(ExecutionStore store, Timeline timeline) {
    if (!planned && store.outlivesProcess()) {
      planned = true;
      plan = timeline.schedule(PAUSE, () -> keep(store));
    }
  }

  void keep(ExecutionStore store) {
    plan.cancel();
    planned = false;
    store.write(record(), log());
  }
}

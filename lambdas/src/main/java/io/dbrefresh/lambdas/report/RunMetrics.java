package io.dbrefresh.lambdas.report;

import com.amazonaws.services.lambda.runtime.Context;
import io.dbrefresh.lambdas.log.Metric;
import io.dbrefresh.lambdas.log.TaskLog;
import io.dbrefresh.lambdas.log.Topic;
import io.dbrefresh.statemachine.step.StepRequest;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts runs by how they ended, and measures how long the target's name was not to be reached. */
final class RunMetrics {
  private final TaskLog log;

  RunMetrics(TaskLog log) {
    this.log = log;
  }

  /** In the log of this invocation. */
  static RunMetrics of(StepRequest request, @Nullable Context context, Clock clock) {
    return new RunMetrics(TaskLog.of(Topic.of(request), context, clock));
  }

  /** A run has ended; to be called once for each. */
  void ended(StepRequest request, Ending ending) {
    log.measure(
        "the run is " + ending.status(),
        Map.of("Status", ending.status()),
        Metric.count("Refreshes", 1));
    new Story(request)
        .unavailability()
        .ifPresent(
            gap ->
                log.measure(
                    "the target's name was not to be reached for a while",
                    Map.of(),
                    Metric.seconds("UnavailableSeconds", gap.toMillis() / 1000.0)));
  }
}

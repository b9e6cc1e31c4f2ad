package io.dbrefresh.launcher.execution;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** Reads the last event of a history. */
final class Endings {
  private Endings() {}

  static RunEnding of(HistoryEvent event, Duration took) {
    return switch (event.type()) {
      case EXECUTION_SUCCEEDED -> succeeded(took, event.executionSucceededEventDetails().output());
      case EXECUTION_FAILED -> {
        var details = event.executionFailedEventDetails();
        yield failed(RunEnding.Status.FAILED, took, details.error(), details.cause());
      }
      case EXECUTION_ABORTED -> {
        var details = event.executionAbortedEventDetails();
        yield details == null
            ? failed(RunEnding.Status.ABORTED, took, "Stopped", "")
            : failed(RunEnding.Status.ABORTED, took, details.error(), details.cause());
      }
      default ->
          failed(RunEnding.Status.TIMED_OUT, took, "States.Timeout", "the execution timed out");
    };
  }

  /** How an execution ended, as DescribeExecution has it; empty while it runs. */
  static Optional<RunEnding> of(DescribeExecutionResponse now) {
    Duration took =
        now.stopDate() == null ? Duration.ZERO : Duration.between(now.startDate(), now.stopDate());
    return switch (now.status()) {
      case SUCCEEDED -> Optional.of(succeeded(took, now.output()));
      case FAILED -> Optional.of(failed(RunEnding.Status.FAILED, took, now.error(), now.cause()));
      case ABORTED -> Optional.of(failed(RunEnding.Status.ABORTED, took, now.error(), now.cause()));
      case TIMED_OUT ->
          Optional.of(failed(RunEnding.Status.TIMED_OUT, took, "States.Timeout", now.cause()));
      default -> Optional.empty();
    };
  }

  /** A run that has never begun. */
  static RunEnding notStarted(String why) {
    return failed(RunEnding.Status.FAILED, Duration.ZERO, "NotStarted", why);
  }

  private static RunEnding succeeded(Duration took, @Nullable String output) {
    return new RunEnding(RunEnding.Status.SUCCEEDED, took, Payload.parse(output), "", "");
  }

  private static RunEnding failed(
      RunEnding.Status status, Duration took, @Nullable String error, @Nullable String cause) {
    return new RunEnding(
        status,
        took,
        JsonNodeFactory.instance.objectNode(),
        error == null ? status.name() : error,
        cause == null ? "" : cause);
  }
}

package io.dbrefresh.launcher.execution;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
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

package io.dbrefresh.launcher.execution;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Why a step's task failed. When a nested execution fails, the cause is its description in JSON,
 * with the nested error in it ("startExecution.sync:2").
 */
record TaskFailure(String error, String cause) {

  static TaskFailure of(@Nullable String error, @Nullable String cause) {
    JsonNode nested = Payload.parse(cause);
    if (nested.path("Error").isTextual()) {
      return new TaskFailure(nested.path("Error").textValue(), nested.path("Cause").asText(""));
    }
    return new TaskFailure(error == null ? "States.TaskFailed" : error, cause == null ? "" : cause);
  }
}

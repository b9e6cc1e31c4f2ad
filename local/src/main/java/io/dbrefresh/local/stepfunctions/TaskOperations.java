package io.dbrefresh.local.stepfunctions;

import static io.dbrefresh.local.stepfunctions.StateMachineOperations.required;

import io.dbrefresh.local.asl.failure.StatesException;
import io.dbrefresh.local.asl.task.TaskProgress;
import io.dbrefresh.local.asl.task.TaskTokens;
import io.dbrefresh.local.asl.value.Json;
import io.dbrefresh.local.asl.value.MalformedJsonException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;

/** The API's operations for whoever has a task's token. */
final class TaskOperations {
  private final TaskTokens tokens;

  TaskOperations(TaskTokens tokens) {
    this.tokens = tokens;
  }

  /** Output that is no JSON leaves the task waiting. */
  SendTaskSuccessResponse succeed(SendTaskSuccessRequest request) {
    Json output = output(required(request.output(), "output"));
    end(request.taskToken()).succeeded(output);
    return SendTaskSuccessResponse.builder().build();
  }

  SendTaskFailureResponse fail(SendTaskFailureRequest request) {
    end(request.taskToken())
        .failed(
            new StatesException(
                Optional.ofNullable(request.error()), Optional.ofNullable(request.cause())));
    return SendTaskFailureResponse.builder().build();
  }

  SendTaskHeartbeatResponse heartbeat(SendTaskHeartbeatRequest request) {
    String token = token(request.taskToken());
    tokens.find(token).orElseThrow(Faults::taskTimedOut).heartbeat();
    return SendTaskHeartbeatResponse.builder().build();
  }

  private TaskProgress end(@Nullable String token) {
    return tokens.end(token(token)).orElseThrow(Faults::taskTimedOut);
  }

  private static String token(@Nullable String token) {
    String given = required(token, "taskToken");
    if (!TaskTokens.isToken(given)) {
      throw Faults.invalidToken();
    }
    return given;
  }

  private static Json output(String text) {
    try {
      Inputs.checkSize(text, "output");
      return Json.parse(text);
    } catch (MalformedJsonException malformed) {
      throw Faults.invalidOutput(String.valueOf(malformed.getMessage()));
    }
  }
}

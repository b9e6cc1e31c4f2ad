package io.dbrefresh.local.asl.task;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.asl.failure.StatesException;
import io.dbrefresh.local.asl.value.Json;
import io.dbrefresh.local.asl.value.MalformedJsonException;
import io.dbrefresh.local.lambda.FunctionException;
import io.dbrefresh.local.lambda.Functions;
import io.dbrefresh.local.lambda.UnknownFunctionException;
import io.dbrefresh.local.time.Timeline;
import java.util.function.Function;

/** Invokes a function away from the event thread and tells what came of it. */
record FunctionTask(Functions functions, Timeline timeline) {

  /** {@code shape} makes the task's result of the function's answer. */
  void invoke(String function, Json event, Function<Json, Json> shape, TaskProgress progress) {
    String payload = event.text();
    timeline.offload(
        () -> Json.parse(functions.invoke(function, payload)),
        new Timeline.Completion<>() {
          @Override
          public void succeeded(Json answer) {
            progress.succeeded(shape.apply(answer));
          }

          @Override
          public void failed(Throwable thrown) {
            progress.failed(failure(thrown));
          }
        });
  }

  private static StatesException failure(Throwable thrown) {
    if (thrown instanceof FunctionException raised) {
      return new StatesException(raised.errorType(), report(raised));
    }
    if (thrown instanceof UnknownFunctionException) {
      return new StatesException(
          "Lambda.ResourceNotFoundException", String.valueOf(thrown.getMessage()));
    }
    if (thrown instanceof MalformedJsonException) {
      return new StatesException(
          "Lambda.Unknown", "The function did not return valid JSON: " + thrown.getMessage());
    }
    return new StatesException(
        "Lambda.Unknown",
        "The cause could not be determined because Lambda did not return an error type. Returned"
            + " payload: "
            + thrown);
  }

  private static String report(FunctionException raised) {
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    String message = raised.getMessage();
    if (message != null) {
      report.put("errorMessage", message);
    }
    report.put("errorType", raised.errorType());
    raised.frames().forEach(report.putArray("stackTrace")::add);
    return Json.write(report);
  }
}

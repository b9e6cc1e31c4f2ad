package io.dbrefresh.local.stepfunctions.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.asl.failure.StateFault;
import io.dbrefresh.local.asl.failure.StatesException;
import io.dbrefresh.local.asl.task.TaskCall;
import io.dbrefresh.local.asl.task.TaskCancellation;
import io.dbrefresh.local.asl.task.TaskEvents;
import io.dbrefresh.local.asl.task.TaskIntegration;
import io.dbrefresh.local.asl.task.TaskProgress;
import io.dbrefresh.local.asl.value.Json;
import io.dbrefresh.local.face.operation.Operation;
import io.dbrefresh.local.face.shape.MalformedException;
import io.dbrefresh.local.time.Timeline;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Calls an operation of a service, and answers what it answers ("Learning to use AWS service SDK
 * integrations in Step Functions"). An object's content is the member {@code Body}, as text.
 */
record ServiceTask(TaskEvents events, Operation operation, Style style, Timeline timeline)
    implements TaskIntegration {
  private static final String BODY = "Body";

  @Override
  public TaskCancellation start(TaskCall call, TaskProgress progress) {
    SdkPojo request = operation.request();
    JsonNode body = request(request, call.arguments().node());
    timeline.offload(() -> call(request, body), new Answer(progress));
    return TaskCancellation.NONE;
  }

  /** Fills {@code request} and answers what goes beside it. */
  private JsonNode request(SdkPojo request, JsonNode arguments) {
    ObjectNode parameters = arguments.isObject() ? arguments.deepCopy() : empty();
    JsonNode body = operation.takesBody() ? parameters.remove(BODY) : null;
    try {
      new ShapeFiller(style.naming()).fill(request, parameters);
      return body == null ? JsonNodeFactory.instance.textNode("") : body;
    } catch (MalformedException unreadable) {
      throw StateFault.runtime(String.valueOf(unreadable.getMessage()));
    }
  }

  private static ObjectNode empty() {
    return JsonNodeFactory.instance.objectNode();
  }

  private Json call(SdkPojo request, JsonNode body) {
    String content = body.isTextual() ? body.asText() : body.toString();
    InputStream stream = new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    Operation.Result result = operation.call(request, stream);
    ObjectNode answer = new ShapeWriter(style.naming()).write(result.response());
    result.body().ifPresent(found -> answer.put(BODY, text(found)));
    style.furnish(answer);
    return Json.of(answer);
  }

  private static String text(InputStream body) {
    try (body) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private final class Answer implements Timeline.Completion<Json> {
    private final TaskProgress progress;

    Answer(TaskProgress progress) {
      this.progress = progress;
    }

    @Override
    public void succeeded(Json result) {
      progress.succeeded(result);
    }

    @Override
    public void failed(Throwable thrown) {
      progress.failed(
          thrown instanceof AwsServiceException refused && refused.awsErrorDetails() != null
              ? style.failure(refused)
              : new StatesException("States.TaskFailed", String.valueOf(thrown)));
    }
  }
}

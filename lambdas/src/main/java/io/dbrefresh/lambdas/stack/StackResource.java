package io.dbrefresh.lambdas.stack;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.log.TaskLog;
import io.dbrefresh.lambdas.log.Topic;
import io.dbrefresh.statemachine.step.StepJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A custom resource. CloudFormation waits for the answer at a presigned URL, so one is sent
 * whatever happens; what is thrown is the reason that the stack's events show.
 */
abstract class StackResource implements RequestStreamHandler {
  /** CloudFormation refuses answers of more than 4 KiB. */
  private static final int REASON_LENGTH = 1000;

  /** What became of a request: the resource's id, and the attributes that templates may get. */
  record Made(String physicalId, Map<String, String> attributes) {}

  /** Creates or updates the resource; safe to repeat. */
  abstract Made make(StackRequest request);

  /** Deletes the resource; one that is gone is no error. */
  abstract void delete(StackRequest request, String physicalId);

  @Override
  public final void handleRequest(InputStream event, OutputStream output, @Nullable Context context)
      throws IOException {
    StackRequest request = StackRequest.of(StepJson.mapper().readTree(event));
    Topic topic = new Topic("", getClass().getSimpleName(), request.logicalId());
    TaskLog log = TaskLog.of(topic, context, Clock.systemUTC());
    ObjectNode answer = answer(request, log);
    log.info(
        "%s of %s: %s"
            .formatted(request.logicalId(), request.stackId(), answer.path("Status").asText()));
    send(request.responseUrl(), answer);
  }

  private ObjectNode answer(StackRequest request, TaskLog log) {
    ObjectNode answer =
        StepJson.mapper()
            .createObjectNode()
            .put("StackId", request.stackId())
            .put("RequestId", request.requestId())
            .put("LogicalResourceId", request.logicalId())
            .put("PhysicalResourceId", request.physicalId().orElse(request.requestId()));
    try {
      if (request.isDelete()) {
        request.physicalId().ifPresent(id -> delete(request, id));
      } else {
        Made made = make(request);
        answer.put("PhysicalResourceId", made.physicalId());
        ObjectNode data = answer.putObject("Data");
        made.attributes().forEach(data::put);
      }
      return answer.put("Status", "SUCCESS");
    } catch (RuntimeException failed) {
      String reason = String.valueOf(failed.getMessage());
      log.error(reason, failed.getClass().getName());
      return answer
          .put("Status", "FAILED")
          .put("Reason", reason.substring(0, Math.min(reason.length(), REASON_LENGTH)));
    }
  }

  /** The URL's signature covers an empty content type, which PUT of this class leaves unset. */
  private static void send(URI url, ObjectNode answer) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
    connection.setRequestMethod("PUT");
    connection.setDoOutput(true);
    byte[] body = StepJson.mapper().writeValueAsBytes(answer);
    connection.setFixedLengthStreamingMode(body.length);
    try (OutputStream out = connection.getOutputStream()) {
      out.write(body);
    }
    int status = connection.getResponseCode();
    connection.disconnect();
    if (status >= 300) {
      throw new IOException("CloudFormation did not take the answer: HTTP " + status);
    }
  }
}

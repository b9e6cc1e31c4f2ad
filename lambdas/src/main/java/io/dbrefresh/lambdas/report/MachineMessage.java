package io.dbrefresh.lambdas.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.statemachine.step.StepJson;
import io.dbrefresh.statemachine.step.StepRequest;
import java.time.Instant;
import java.util.List;

/**
 * What machines read about a run. SNS hands each protocol its own text (Publish, {@code
 * MessageStructure}): queues, functions, streams and web hooks get JSON, people get sentences.
 */
final class MachineMessage {
  private static final List<String> MACHINES =
      List.of("sqs", "lambda", "firehose", "http", "https", "email-json");

  /** SNS takes 256 KiB, and each text counts; a longer one is cut, or goes without steps. */
  private static final int LONGEST = 24_000;

  private final StepRequest request;
  private final Subject subject;
  private final Ending ending;
  private final Instant now;
  private final Story story;

  MachineMessage(StepRequest request, Subject subject, Ending ending, Instant now) {
    this.request = request;
    this.subject = subject;
    this.ending = ending;
    this.now = now;
    this.story = new Story(request);
  }

  /** The texts by protocol, as a JSON object. */
  String structure(Message people) {
    ObjectNode structure = StepJson.mapper().createObjectNode();
    String text = people.text();
    structure.put("default", text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
    structure.put("sms", people.subject());
    ObjectNode json = json();
    if (json.toString().length() > LONGEST) {
      json.remove("steps");
    }
    MACHINES.forEach(protocol -> structure.put(protocol, json.toString()));
    return structure.toString();
  }

  ObjectNode json() {
    ObjectNode json = StepJson.mapper().createObjectNode();
    json.put("version", 1).put("status", ending.status());
    json.put("application", subject.application()).put("environment", subject.environment());
    json.put("target", subject.target()).put("instance", subject.instance());
    json.put("source", subject.source()).put("restoreType", subject.restoreType());
    story.dataAsOf().ifPresent(at -> json.put("dataAsOf", at.toString()));
    json.put("run", request.run().name()).put("execution", request.run().arn());
    json.put("startedAt", request.run().startedAt().toString()).put("endedAt", now.toString());
    json.put("launchedBy", subject.launchedBy()).put("file", subject.file());
    story
        .unavailability()
        .ifPresent(gap -> json.put("unavailabilitySeconds", gap.toMillis() / 1000.0));
    story.endpoint().ifPresent(endpoint -> json.put("endpoint", endpoint));
    subject.secret().ifPresent(secret -> json.put("secret", secret));
    subject.recordTable().ifPresent(table -> json.put("recordTable", table));
    ending
        .failure()
        .ifPresent(
            failure ->
                json.putObject("failure")
                    .put("step", failure.step())
                    .put("error", failure.error())
                    .put("cause", failure.cause()));
    if (!story.left().isEmpty()) {
      json.set("left", story.left());
    }
    steps(json.putArray("steps"));
    return json;
  }

  private void steps(ArrayNode steps) {
    for (Story.Chapter chapter : story.chapters()) {
      steps
          .addObject()
          .put("step", chapter.step())
          .put("seconds", chapter.took().toMillis() / 1000.0)
          .put("detail", chapter.detail());
    }
  }
}

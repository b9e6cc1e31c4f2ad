package io.dbrefresh.lambdas.global;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.report.Times;
import io.dbrefresh.statemachine.step.StepFailure;
import io.dbrefresh.statemachine.step.StepJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What people read about a run, and what machines do. */
final class GlobalMessage {
  /** See {@code Subject} of SNS's Publish: ASCII, fewer than 100 characters. */
  private static final int LONGEST_SUBJECT = 99;

  /** SNS takes 256 KiB, and each text counts. */
  private static final int LONGEST = 24_000;

  private static final List<String> MACHINES =
      List.of("sqs", "lambda", "firehose", "http", "https", "email-json");

  private final GlobalReports reports;
  private final GlobalStory story;
  private final Instant now;

  GlobalMessage(GlobalReports reports, Instant now) {
    this.reports = reports;
    this.story = new GlobalStory(reports.results());
    this.now = now;
  }

  String subject() {
    String line =
        "[global] %s of %s (%s) %s"
            .formatted(
                reports.operation(),
                reports.globalCluster(),
                reports.word("to"),
                reports.ending().status());
    String ascii = line.replaceAll("[^ -~]", "?");
    return ascii.length() > LONGEST_SUBJECT ? ascii.substring(0, LONGEST_SUBJECT) : ascii;
  }

  /** The texts by protocol, as a JSON object (Publish, {@code MessageStructure}). */
  String structure() {
    ObjectNode structure = StepJson.mapper().createObjectNode();
    String text = text();
    structure.put("default", text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
    structure.put("sms", subject());
    ObjectNode json = json();
    if (json.toString().length() > LONGEST) {
      json.remove("steps");
    }
    MACHINES.forEach(protocol -> structure.put(protocol, json.toString()));
    return structure.toString();
  }

  String text() {
    StringBuilder text = new StringBuilder();
    reports.failure().ifPresentOrElse(failure -> failed(text, failure), () -> completed(text));
    line(text, "Took", Times.readable(Duration.between(reports.run().startedAt(), now)));
    reports.plan().ifPresent(plan -> plan.notes().forEach(note -> line(text, "Note", note)));
    line(text, "Launched by", reports.launchedBy());
    reports
        .recordTable()
        .ifPresent(
            table -> line(text, "Record", table + ", dbinstance " + reports.globalCluster()));
    line(text, "Execution", reports.run().arn());
    steps(text);
    return text.toString();
  }

  private void completed(StringBuilder text) {
    JsonNode measured = story.measured();
    text.append(
        "The %s of %s is done: %s writes.\n\n"
            .formatted(
                reports.operation(),
                reports.globalCluster(),
                measured.path("writer").asText(reports.to())));
    line(
        text,
        "Endpoint",
        measured.path("endpoint").asText() + ":" + measured.path("port").asText());
    if (measured.has("rtoSeconds")) {
      line(text, "RTO", measured.path("rtoSeconds").asText() + " s, from request to first write");
    }
    JsonNode loss = measured.path("dataLoss");
    line(text, "Data loss", loss.path("sentence").asText() + ": " + loss.path("said").asText());
  }

  private void failed(StringBuilder text, StepFailure failure) {
    text.append(
        "The %s of %s was not done: %s.\n\n"
            .formatted(reports.operation(), reports.globalCluster(), reports.ending().status()));
    line(text, "Step", failure.step());
    line(text, "Error", failure.error());
    line(text, "Cause", failure.cause());
    story.left().forEach(left -> line(text, "Now", left));
    line(text, "More", "dbrefresh global status " + reports.globalCluster());
  }

  private void steps(StringBuilder text) {
    if (story.chapters().isEmpty()) {
      return;
    }
    text.append("\nSteps\n");
    for (GlobalStory.Chapter chapter : story.chapters()) {
      text.append(
          "  %-22s %10s  %s\n"
              .formatted(chapter.step(), Times.readable(chapter.took()), chapter.detail()));
    }
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append("%-16s %s\n".formatted(name + ":", value));
  }

  ObjectNode json() {
    ObjectNode json = StepJson.mapper().createObjectNode();
    json.put("version", 1).put("kind", "global-database");
    json.put("status", reports.ending().status()).put("operation", reports.operation());
    json.put("globalCluster", reports.globalCluster()).put("to", reports.word("to"));
    json.put("from", reports.from()).put("launchedBy", reports.launchedBy());
    json.put("run", reports.run().name()).put("execution", reports.run().arn());
    json.put("startedAt", reports.run().startedAt().toString()).put("endedAt", now.toString());
    if (story.measured() instanceof ObjectNode measured) {
      json.set("measured", measured);
    }
    reports.recordTable().ifPresent(table -> json.put("recordTable", table));
    reports
        .failure()
        .ifPresent(
            failure ->
                json.putObject("failure")
                    .put("step", failure.step())
                    .put("error", failure.error())
                    .put("cause", failure.cause()));
    if (!story.left().isEmpty()) {
      story.left().forEach(json.putArray("left")::add);
    }
    steps(json.putArray("steps"));
    return json;
  }

  private void steps(ArrayNode steps) {
    for (GlobalStory.Chapter chapter : story.chapters()) {
      steps
          .addObject()
          .put("step", chapter.step())
          .put("seconds", chapter.took().toMillis() / 1000.0)
          .put("detail", chapter.detail());
    }
  }
}

package io.dbrefresh.lambdas.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.statemachine.step.Step;
import io.dbrefresh.statemachine.step.StepFailure;
import io.dbrefresh.statemachine.step.StepRequest;
import io.dbrefresh.statemachine.step.TypedOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What people read in their mailbox about a run. */
final class Message {
  /** See {@code Subject} of SNS's Publish: ASCII, fewer than 100 characters. */
  private static final int LONGEST_SUBJECT = 99;

  private static final int SCRIPTS_NAMED = 50;

  private final StepRequest request;
  private final Subject subject;
  private final Ending ending;
  private final Instant now;
  private final String where;
  private final Story story;

  /** {@code options} stand behind the commands that people may copy. */
  Message(StepRequest request, Subject subject, Ending ending, Instant now, TypedOptions options) {
    this.request = request;
    this.subject = subject;
    this.ending = ending;
    this.now = now;
    this.where = options.text();
    this.story = new Story(request);
  }

  String subject() {
    String line =
        "[%s] refresh of %s (%s) %s"
            .formatted(
                subject.environment(), subject.target(), subject.application(), ending.status());
    String ascii = line.replaceAll("[^ -~]", "?");
    return ascii.length() > LONGEST_SUBJECT ? ascii.substring(0, LONGEST_SUBJECT) : ascii;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    ending.failure().ifPresentOrElse(failure -> failed(text, failure), () -> completed(text));
    line(text, "Took", Times.readable(Duration.between(request.run().startedAt(), now)));
    story.unavailability().ifPresent(gap -> line(text, "Unavailable for", Times.readable(gap)));
    line(text, "Launched by", subject.launchedBy() + ", " + subject.file());
    subject.recordTable().ifPresent(table -> line(text, "Record", record(table)));
    line(text, "Execution", request.run().arn());
    steps(text);
    return text.toString();
  }

  private void completed(StringBuilder text) {
    text.append("%s is a refreshed copy of %s.\n\n".formatted(subject.target(), subject.source()));
    restored(text);
    story.endpoint().ifPresent(endpoint -> line(text, "Endpoint", endpoint));
    story
        .managedSecret()
        .or(subject::secret)
        .ifPresent(secret -> line(text, "Password", "in Secrets Manager, secret " + secret));
    story.settingDifferences().forEach(told -> line(text, "Unlike before", told));
    for (Step step : List.of(Step.RUN_PRE_SCRIPTS, Step.RUN_SCRIPTS)) {
      List<RanScript> ran = story.scripts(step);
      ran.stream().limit(SCRIPTS_NAMED).forEach(script -> line(text, "Script", script.summary()));
      if (ran.size() > SCRIPTS_NAMED) {
        line(text, "Scripts", "and %,d more".formatted(ran.size() - SCRIPTS_NAMED));
      }
    }
    for (JsonNode table : story.preserved()) {
      line(
          text,
          "Preserved",
          "%s: %s rows".formatted(table.path("table").asText(), table.path("carried").asText()));
    }
    story.verification().map(told -> told.path("probe")).ifPresent(probe -> found(text, probe));
  }

  /** Findings that the refresh file lets pass are for people to look at. */
  private static void found(StringBuilder text, JsonNode probe) {
    for (JsonNode each : probe.path("findings")) {
      line(
          text,
          "Still there",
          "%s in %s, %s of %s values"
              .formatted(
                  each.path("kind").asText(),
                  each.path("column").asText(),
                  each.path("count").asText(),
                  each.path("of").asText()));
    }
  }

  private void restored(StringBuilder text) {
    line(
        text, "Restore", subject.restoreType() + subject.snapshot().map(" of "::concat).orElse(""));
    story.dataAsOf().ifPresent(at -> line(text, "Data as of", Times.record(at) + " UTC"));
  }

  private void failed(StringBuilder text, StepFailure failure) {
    text.append(
        "The refresh of %s from %s was not done: %s.\n\n"
            .formatted(subject.target(), subject.source(), ending.status()));
    line(text, "Step", failure.step());
    line(text, "Error", failure.error());
    line(text, "Cause", failure.cause());
    story.left().forEach(left -> line(text, "Left", left.asText()));
    line(text, "More", "dbrefresh explain " + request.run().name() + where);
    line(
        text,
        "To try again",
        "dbrefresh launch %s %s%s".formatted(subject.instance(), subject.application(), where));
  }

  private String record(String table) {
    return "%s, dbinstance %s".formatted(table, subject.instance());
  }

  private void steps(StringBuilder text) {
    if (story.chapters().isEmpty()) {
      return;
    }
    text.append("\nSteps\n");
    for (Story.Chapter chapter : story.chapters()) {
      text.append(
          "  %-22s %10s  %s\n"
              .formatted(chapter.step(), Times.readable(chapter.took()), chapter.detail()));
    }
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append("%-16s %s\n".formatted(name + ":", value));
  }
}

package io.dbrefresh.lambdas.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.lambdas.report.Story.Chapter;
import io.dbrefresh.statemachine.plan.PlannedStep;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.step.Step;
import io.dbrefresh.statemachine.step.StepRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The record of one run as an item: key {@code dbinstance} and {@code run}. */
final class RecordItem {
  /** An item of DynamoDB has at most 400 KB. */
  private static final int LARGEST_RESULT = 60_000;

  private final StepRequest request;
  private final Subject subject;
  private final Story story;

  RecordItem(StepRequest request, Subject subject) {
    this.request = request;
    this.subject = subject;
    this.story = new Story(request);
  }

  Map<String, AttributeValue> key() {
    Instant started = request.run().startedAt().truncatedTo(ChronoUnit.SECONDS);
    return new Attributes()
        .text("dbinstance", subject.instance())
        .text("run", started + "#" + request.run().name())
        .item();
  }

  Map<String, AttributeValue> item(Ending ending, Instant now) {
    Attributes item = new Attributes();
    item.item().putAll(key());
    item.text("recordingtime", Times.record(now))
        .text("startedat", request.run().startedAt().toString())
        .seconds("seconds", Duration.between(request.run().startedAt(), now).toMillis())
        .text("status", ending.status())
        .text("execution", request.run().arn());
    describe(item);
    ending
        .failure()
        .ifPresent(
            failure ->
                item.text("failedstep", failure.step())
                    .text("error", failure.error())
                    .text("cause", failure.cause()));
    tell(item);
    return item.item();
  }

  private void describe(Attributes item) {
    item.text("appname", subject.application())
        .text("environment", subject.environment())
        .text("source", subject.source())
        .text("restoretype", subject.restoreType())
        .text("launchedby", subject.launchedBy())
        .text("file", subject.file());
    subject.snapshot().ifPresent(snapshot -> item.text("snapshot", snapshot));
    story
        .dataAsOf()
        .or(subject::restoreTime)
        .map(Times::record)
        .ifPresent(at -> item.text("restoredate", at));
    request.plan().ifPresent(plan -> plan(item, plan));
  }

  private static void plan(Attributes item, RefreshPlan plan) {
    item.item().put("fence", AttributeValue.fromN(Long.toString(plan.fence())));
    item.list(
        "planned",
        plan.steps().stream().map(PlannedStep::name).map(AttributeValue::fromS).toList());
  }

  private void tell(Attributes item) {
    List<AttributeValue> steps = new ArrayList<>();
    for (Chapter chapter : story.chapters()) {
      Attributes step = new Attributes();
      step.text("step", chapter.step())
          .seconds("seconds", chapter.took().toMillis())
          .text("detail", chapter.detail());
      chapter.began().ifPresent(began -> step.text("startedat", began.toString()));
      if (isWorthKeeping(chapter.result())) {
        step.json("result", chapter.result());
      }
      steps.add(AttributeValue.fromM(step.item()));
    }
    item.list("steps", steps);
    tellOfTheDatabase(item);
    tellOfTheScripts(item);
  }

  private void tellOfTheDatabase(Attributes item) {
    story.unavailability().ifPresent(gap -> item.seconds("unavailabilityseconds", gap.toMillis()));
    story.endpoint().ifPresent(endpoint -> item.text("endpoint", endpoint));
    story.managedSecret().ifPresent(arn -> item.text("secret", arn));
    List<String> differences = story.settingDifferences();
    if (!differences.isEmpty()) {
      item.list("settingdifferences", differences.stream().map(AttributeValue::fromS).toList());
    }
  }

  private void tellOfTheScripts(Attributes item) {
    scripts(item, "prescripts", Step.RUN_PRE_SCRIPTS);
    scripts(item, "scripts", Step.RUN_SCRIPTS);
    if (!story.preserved().isEmpty()) {
      item.json("preserved", story.preserved());
    }
    story.verification().ifPresent(verified -> item.json("verification", verified));
    if (!story.left().isEmpty()) {
      item.json("left", story.left());
    }
  }

  private void scripts(Attributes item, String name, Step step) {
    List<RanScript> ran = story.scripts(step);
    if (!ran.isEmpty()) {
      item.list(name, ran.stream().map(RanScript::attribute).toList());
    }
  }

  /** Plans are told in words of their own. */
  private static boolean isWorthKeeping(JsonNode result) {
    return result.isObject()
        && !result.isEmpty()
        && !result.has("plan")
        && result.toString().length() <= LARGEST_RESULT;
  }
}

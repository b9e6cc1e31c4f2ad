package io.dbrefresh.lambdas.global;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.lambdas.report.Attributes;
import io.dbrefresh.lambdas.report.Times;
import io.dbrefresh.statemachine.global.GlobalPlan;
import io.dbrefresh.statemachine.global.Secondary;
import io.dbrefresh.statemachine.step.StepFailure;
import io.dbrefresh.statemachine.step.StepJson;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The record of one run as an item. It has the attributes of a refresh's record, so that whoever
 * reads those finds his way: the target is the global cluster, the kind of restore the operation.
 */
final class GlobalRecord {
  private final GlobalReports reports;
  private final GlobalStory story;

  GlobalRecord(GlobalReports reports) {
    this.reports = reports;
    this.story = new GlobalStory(reports.results());
  }

  Map<String, AttributeValue> key() {
    Instant started = reports.run().startedAt().truncatedTo(ChronoUnit.SECONDS);
    return new Attributes()
        .text(GlobalRecords.HASH_KEY, reports.globalCluster())
        .text("run", started + "#" + reports.run().name())
        .item();
  }

  Map<String, AttributeValue> item(Instant now) {
    Instant started = reports.run().startedAt();
    Attributes item = new Attributes();
    item.item().putAll(key());
    item.text("recordingtime", Times.record(now))
        .text("startedat", started.toString())
        .seconds("seconds", Duration.between(started, now).toMillis())
        .text("status", reports.ending().status())
        .text("execution", reports.run().arn())
        .text("kind", "global-database")
        .text("appname", "global database")
        .text("environment", "global")
        .text("source", reports.from())
        .text("restoretype", reports.operation())
        .text("toregion", reports.word("to"))
        .text("launchedby", reports.launchedBy())
        .text("file", "to " + reports.to());
    reports.failure().ifPresent(failure -> failure(item, failure));
    reports.plan().ifPresent(plan -> plan(item, plan));
    measured(item, story.measured());
    list(item, "left", story.left());
    steps(item);
    return item.item();
  }

  private static void failure(Attributes item, StepFailure failure) {
    item.text("failedstep", failure.step())
        .text("error", failure.error())
        .text("cause", failure.cause());
  }

  private static void plan(Attributes item, GlobalPlan plan) {
    item.item().put("fence", AttributeValue.fromN(Long.toString(plan.fence())));
    list(
        item,
        Past.REGIONS,
        Stream.of(plan.from(), plan.to()).map(place -> place.region()).distinct().toList());
    list(item, "notes", plan.notes());
    plan.lag().ifPresent(lag -> item.json("lag", StepJson.mapper().valueToTree(lag)));
    plan.secondary().ifPresent(secondary -> item.text(Past.SECONDARY, json(secondary)));
  }

  private static String json(Secondary secondary) {
    try {
      return StepJson.mapper().writeValueAsString(secondary);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void measured(Attributes item, JsonNode measured) {
    seconds(item, "rtoseconds", measured.path("rtoSeconds"));
    seconds(item, "unavailabilityseconds", measured.path("outageSeconds"));
    if (measured.has("dataLoss")) {
      item.json("dataloss", measured.path("dataLoss"));
      item.text("endpoint", measured.path("endpoint").asText(""));
    }
  }

  private static void seconds(Attributes item, String name, JsonNode value) {
    if (value.isNumber()) {
      item.seconds(name, Math.round(value.asDouble() * 1000));
    }
  }

  private static void list(Attributes item, String name, List<String> texts) {
    if (!texts.isEmpty()) {
      item.list(name, texts.stream().map(AttributeValue::fromS).toList());
    }
  }

  private void steps(Attributes item) {
    item.list(
        "steps",
        story.chapters().stream()
            .map(chapter -> AttributeValue.fromM(step(chapter).item()))
            .toList());
  }

  private static Attributes step(GlobalStory.Chapter chapter) {
    Attributes step =
        new Attributes()
            .text("step", chapter.step())
            .seconds("seconds", chapter.took().toMillis())
            .text("detail", chapter.detail());
    chapter.began().ifPresent(began -> step.text("startedat", began.toString()));
    return step;
  }
}

package io.dbrefresh.lambdas.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.scripts.ScriptEntry;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.plan.ScriptFile;
import io.dbrefresh.statemachine.plan.Scripts;
import io.dbrefresh.statemachine.step.Step;
import io.dbrefresh.statemachine.step.StepRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the finished steps of a run tell, read leniently: a report must not fail over a detail. */
final class Story {
  private static final String COMMITS = "implicitCommits";

  private final ObjectNode results;
  private final Optional<Scripts> scripts;

  Story(StepRequest request) {
    this.results = request.results();
    this.scripts = request.plan().flatMap(RefreshPlan::scripts);
  }

  /**
   * One finished step.
   *
   * @param began its first look
   * @param took from its first look to its last
   * @param result what its task answered besides
   */
  record Chapter(
      String step, Optional<Instant> began, Duration took, String detail, JsonNode result) {}

  /** The finished steps in the order of the machine. */
  List<Chapter> chapters() {
    List<Chapter> chapters = new ArrayList<>();
    for (Step step : Step.values()) {
      JsonNode told = results.path(step.state());
      if (told.isObject()) {
        chapters.add(
            new Chapter(
                step.state(),
                instant(told.path("startedAt")),
                took(told),
                told.path("detail").asText(""),
                told.path("result")));
      }
    }
    return chapters;
  }

  private static Duration took(JsonNode told) {
    Optional<Instant> from = instant(told.path("startedAt"));
    Optional<Instant> to = instant(told.path("endedAt"));
    return from.flatMap(begin -> to.map(end -> Duration.between(begin, end))).orElse(Duration.ZERO);
  }

  /** What the restored data are as of. */
  Optional<Instant> dataAsOf() {
    return instant(result(Step.PERFORM_RESTORE).path("dataAsOf"));
  }

  /** Where the new database answers, {@code host:port}. */
  Optional<String> endpoint() {
    JsonNode result = result(Step.RENAME_DATABASE);
    return Optional.of(result.path("endpoint").asText(""))
        .filter(host -> !host.isEmpty())
        .map(host -> host + ":" + result.path("port").asText());
  }

  /** ARN of the secret in which RDS keeps the master password, where it manages it. */
  Optional<String> managedSecret() {
    return Optional.of(result(Step.CHANGE_MASTER_PWD).path("secretArn").asText(""))
        .filter(arn -> !arn.isEmpty());
  }

  /** What of the new database is set otherwise than the old one was, a sentence each. */
  List<String> settingDifferences() {
    List<String> differences = new ArrayList<>();
    result(Step.APPLY_SETTINGS)
        .path("differences")
        .forEach(difference -> differences.add(difference.asText()));
    return differences;
  }

  /** The scripts that ran in {@code step}, in their order. */
  List<RanScript> scripts(Step step) {
    List<ScriptFile> files = scripts.map(all -> all.of(step)).orElse(List.of());
    JsonNode entries = result(step).path("scripts");
    JsonNode commits = result(step).path(COMMITS);
    List<RanScript> ran = new ArrayList<>();
    for (int i = 0; i < Math.min(files.size(), entries.size()); i++) {
      ObjectNode did = ScriptEntry.told(entries.get(i));
      if (commits.has(String.valueOf(i))) {
        did.set(COMMITS, commits.path(String.valueOf(i)));
      }
      ran.add(
          new RanScript(scripts.orElseThrow().key(files.get(i)), files.get(i).versionId(), did));
    }
    return ran;
  }

  /** What recovery had to leave or was asked to leave, one sentence each. */
  JsonNode left() {
    JsonNode left = result(Step.RECOVER).path("left");
    return left.isArray() ? left : JsonNodeFactory.instance.arrayNode();
  }

  /**
   * The tables that were carried over: objects with {@code table}, {@code before}, {@code after}.
   */
  JsonNode preserved() {
    JsonNode tables = result(Step.PRESERVE).path("tables");
    return tables.isArray() ? tables : JsonNodeFactory.instance.arrayNode();
  }

  /**
   * What was verified: an object with {@code queries} and {@code probe}; empty where nothing was.
   */
  Optional<JsonNode> verification() {
    return Optional.of(result(Step.VERIFY)).filter(told -> !told.isEmpty());
  }

  /** How long the target's name answered with nothing; empty where it was not there before. */
  Optional<Duration> unavailability() {
    Optional<Instant> from =
        Stream.of(Step.STOP_OLD_DATABASE, Step.RETIRE)
            .map(step -> instant(result(step).path("unavailableFrom")))
            .flatMap(Optional::stream)
            .findFirst();
    Optional<Instant> to = instant(result(Step.RENAME_DATABASE).path("availableAt"));
    return from.flatMap(begin -> to.map(end -> Duration.between(begin, end)));
  }

  private JsonNode result(Step step) {
    return results.path(step.state()).path("result");
  }

  private static Optional<Instant> instant(JsonNode text) {
    try {
      return text.isTextual() ? Optional.of(Instant.parse(text.asText())) : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}

package io.dbrefresh.lambdas.global;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.statemachine.global.GlobalStep;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the finished steps of a run tell, read leniently. */
final class GlobalStory {
  private final ObjectNode results;

  GlobalStory(ObjectNode results) {
    this.results = results;
  }

  /**
   * One finished step.
   *
   * @param began its first look
   * @param took from its first look to its last
   */
  record Chapter(String step, Optional<Instant> began, Duration took, String detail) {}

  /** The finished steps in the order of the machine. */
  List<Chapter> chapters() {
    List<Chapter> chapters = new ArrayList<>();
    for (GlobalStep step : GlobalStep.values()) {
      JsonNode told = results.path(step.state());
      if (told.isObject()) {
        chapters.add(
            new Chapter(
                step.state(),
                instant(told.path("startedAt")),
                took(told),
                told.path("detail").asText("")));
      }
    }
    return chapters;
  }

  private static Duration took(JsonNode told) {
    Optional<Instant> from = instant(told.path("startedAt"));
    Optional<Instant> to = instant(told.path("endedAt"));
    return from.flatMap(begin -> to.map(end -> Duration.between(begin, end))).orElse(Duration.ZERO);
  }

  /** When RDS was asked to change the roles; empty where it was not. */
  Optional<Instant> askedAt() {
    return Stream.of(GlobalStep.SWITCH_GLOBAL, GlobalStep.DETACH_CLUSTER)
        .flatMap(step -> instant(result(step).path("askedAt")).stream())
        .findFirst();
  }

  /** What was measured of the new writer; an empty object where none was probed. */
  JsonNode measured() {
    return result(GlobalStep.PROBE_WRITER);
  }

  /** What is left as it should not be, one sentence each. */
  List<String> left() {
    List<String> left = new ArrayList<>();
    result(GlobalStep.RECOVER_GLOBAL).path("left").forEach(each -> left.add(each.asText()));
    return left;
  }

  private JsonNode result(GlobalStep step) {
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

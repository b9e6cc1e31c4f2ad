package io.dbrefresh.statemachine.refreshfile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.dbrefresh.statemachine.plan.Service;
import io.dbrefresh.statemachine.step.Step;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The steps of one refresh file, before they are understood. */
final class Steps {
  private final JsonNode file;
  private final Problems problems;

  Steps(JsonNode file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  Problems problems() {
    return problems;
  }

  boolean has(String key) {
    return file.has(key);
  }

  /** What stands at the top of the file beside the steps. */
  JsonNode top(String key) {
    return file.path(key);
  }

  /** The values under {@code key}, whether the step runs or not. */
  Fields of(String key) {
    JsonNode step = file.path(key);
    return new Fields(key, step.isObject() ? step : MissingNode.getInstance(), problems);
  }

  /** The values under {@code key} if the step runs. */
  Optional<Fields> running(String key) {
    return Optional.of(of(key)).filter(Fields::runs);
  }

  /** The steps that run, each with its first wait in seconds. */
  Map<Step, Integer> asked() {
    Map<Step, Integer> asked = new EnumMap<>(Step.class);
    for (Step step : Step.values()) {
      step.key()
          .flatMap(this::running)
          .ifPresent(fields -> asked.put(step, fields.number("wait_time").orElse(10)));
    }
    asked.remove(Step.UPDATE_DYNAMODB_FAILURE);
    asked.remove(Step.SEND_MSG_FAILURE);
    return asked;
  }

  Service service() {
    Fields restore = of("restore");
    return restore
        .text("dbservice")
        .map(word -> word.equals("aurora") ? Service.AURORA : Service.RDS)
        .orElse(restore.has("sourcecluster") ? Service.AURORA : Service.RDS);
  }
}

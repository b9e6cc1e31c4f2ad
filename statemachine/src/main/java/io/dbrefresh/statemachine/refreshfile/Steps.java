package io.dbrefresh.statemachine.refreshfile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.dbrefresh.statemachine.plan.Service;
import io.dbrefresh.statemachine.step.Step;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The steps of one refresh file, before they are understood. */
final class Steps {
  private static final int USUAL_WAIT = 10;
  private static final Set<Step> OF_AURORA =
      EnumSet.of(Step.CREATE_INSTANCE, Step.RENAME_CLUSTER, Step.DELETE_OLD_CLUSTER);

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

  /** Every step that runs, by its key. */
  Map<String, Fields> all() {
    Map<String, Fields> all = new TreeMap<>();
    for (Step step : Step.values()) {
      step.key().ifPresent(key -> running(key).ifPresent(fields -> all.put(key, fields)));
    }
    return all;
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
          .ifPresent(fields -> asked.put(step, fields.number("wait_time").orElse(USUAL_WAIT)));
    }
    asked.remove(Step.UPDATE_DYNAMODB_FAILURE);
    asked.remove(Step.SEND_MSG_FAILURE);
    always().forEach(step -> asked.putIfAbsent(step, USUAL_WAIT));
    if (service() == Service.RDS) {
      asked.keySet().removeAll(OF_AURORA);
    }
    return asked;
  }

  /** What makes a refresh one, whether the file asks for it or not. */
  private static Set<Step> always() {
    return EnumSet.of(
        Step.PERFORM_RESTORE,
        Step.CREATE_INSTANCE,
        Step.FIX_TAGS,
        Step.RENAME_CLUSTER,
        Step.RENAME_DATABASE);
  }

  /** What the file says the source's engine is, by pointer; a restored copy has no other. */
  Map<String, String> engines() {
    Map<String, String> engines = new TreeMap<>();
    for (String key : new String[] {"createinstance", "createreplicas", "runscripts"}) {
      Optional<Fields> step = running(key);
      step.flatMap(fields -> fields.text("engine"))
          .ifPresent(engine -> engines.put("/" + key + "/engine", engine));
    }
    return engines;
  }

  Service service() {
    Fields restore = of("restore");
    return restore
        .text("dbservice")
        .map(word -> word.equals("aurora") ? Service.AURORA : Service.RDS)
        .orElse(restore.has("sourcecluster") ? Service.AURORA : Service.RDS);
  }
}

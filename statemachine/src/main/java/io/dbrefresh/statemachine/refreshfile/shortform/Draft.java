package io.dbrefresh.statemachine.refreshfile.shortform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** A documented file in the making, out of a short one, with where each of its keys comes from. */
final class Draft {
  private static final String DEADLINES = "deadlines";
  private static final String SCHEDULE = "schedule";

  private final JsonNode file;
  private final ObjectNode documented = JsonNodeFactory.instance.objectNode();
  private final Map<String, String> origins = new LinkedHashMap<>();
  private final boolean aurora;

  Draft(JsonNode file) {
    this.file = file;
    this.aurora = file.path("source").has("cluster");
  }

  JsonNode file() {
    return file;
  }

  boolean aurora() {
    return aurora;
  }

  /** Writes what stands at {@code origin} into a step, if anything stands there. */
  void copy(String step, String key, String origin) {
    set(step, key, origin, file.at(origin));
  }

  /**
   * Writes {@code value} into a step, unless it is null or missing.
   *
   * @param key {@code phases/pre} is {@code pre} in {@code phases}
   */
  void set(String step, String key, String origin, JsonNode value) {
    origins.put("/" + step + "/" + key, origin);
    if (value.isMissingNode() || value.isNull()) {
      return;
    }
    int slash = key.indexOf('/');
    ObjectNode object =
        slash < 0 ? step(step) : step(step).withObjectProperty(key.substring(0, slash));
    object.set(key.substring(slash + 1), value);
  }

  void text(String step, String key, String origin, String value) {
    set(step, key, origin, TextNode.valueOf(value));
  }

  /** Says whether a step runs; {@code origin} is what decides it. */
  void run(String step, String origin, boolean runs) {
    origins.put("/" + step, origin);
    set(step, "torun", origin, BooleanNode.valueOf(runs));
    if (runs) {
      step(step).put("dbservice", aurora ? "aurora" : "rds");
    }
  }

  /** The boolean at {@code origin}, or {@code otherwise}. */
  boolean flag(String origin, boolean otherwise) {
    return file.at(origin).asBoolean(otherwise);
  }

  /** What a step has been given. */
  JsonNode made(String step, String key) {
    return documented.path(step).path(key);
  }

  /** What a step's key comes from. */
  String origin(String step, String key) {
    return origins.getOrDefault("/" + step + "/" + key, "");
  }

  private ObjectNode step(String key) {
    return documented.withObjectProperty(key);
  }

  Expansion expansion() {
    for (String key : new String[] {"launch", "comment", "keepOnFailure", SCHEDULE, DEADLINES}) {
      if (file.has(key)) {
        documented.set(key, file.get(key));
      }
    }
    file.path(SCHEDULE)
        .fieldNames()
        .forEachRemaining(key -> origins.put("/schedule/" + key, "/schedule/" + key));
    file.path(DEADLINES)
        .fieldNames()
        .forEachRemaining(state -> origins.put("/deadlines/" + state, "/deadlines/" + state));
    return new Expansion(documented, new ShortWording(origins));
  }
}

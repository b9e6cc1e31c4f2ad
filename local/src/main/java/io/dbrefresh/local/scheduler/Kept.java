package io.dbrefresh.local.scheduler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;

/**
 * A schedule as it is kept.
 *
 * @param enabled whether it fires
 * @param window how long behind its time it may fire (FlexibleTimeWindow); zero where that is off
 * @param input what the target gets, with context attributes in it
 * @param longest how old an event may become before it is given up (MaximumEventAgeInSeconds)
 * @param changed when it was created, or last updated
 * @param looked up to when what was due has fired
 */
record Kept(
    String group,
    String name,
    String expression,
    String zone,
    boolean enabled,
    Duration window,
    String target,
    String role,
    String input,
    Duration longest,
    Instant created,
    Instant changed,
    Instant looked) {

  String key() {
    return key(group, name);
  }

  static String key(String group, String name) {
    return group + "~" + name;
  }

  Kept lookedAt(Instant now) {
    return new Kept(
        group,
        name,
        expression,
        zone,
        enabled,
        window,
        target,
        role,
        input,
        longest,
        created,
        changed,
        now);
  }

  /** The same schedule, of which the first version was created then. */
  Kept createdAt(Instant first) {
    return new Kept(
        group,
        name,
        expression,
        zone,
        enabled,
        window,
        target,
        role,
        input,
        longest,
        first,
        changed,
        looked);
  }

  ObjectNode json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("group", group)
        .put("name", name)
        .put("expression", expression)
        .put("zone", zone)
        .put("enabled", enabled)
        .put("window", window.toString())
        .put("target", target)
        .put("role", role)
        .put("input", input)
        .put("longest", longest.toString())
        .put("created", created.toString())
        .put("changed", changed.toString())
        .put("looked", looked.toString());
  }

  static Kept of(JsonNode json) {
    return new Kept(
        json.path("group").asText(),
        json.path("name").asText(),
        json.path("expression").asText(),
        json.path("zone").asText(),
        json.path("enabled").asBoolean(),
        Duration.parse(json.path("window").asText()),
        json.path("target").asText(),
        json.path("role").asText(),
        json.path("input").asText(),
        Duration.parse(json.path("longest").asText()),
        Instant.parse(json.path("created").asText()),
        Instant.parse(json.path("changed").asText()),
        Instant.parse(json.path("looked").asText()));
  }
}

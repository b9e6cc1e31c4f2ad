package io.dbrefresh.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A state machine as it is kept.
 *
 * @param type {@code STANDARD} or {@code EXPRESS}
 * @param revision one more for each update that changes something
 */
record MachineRecord(
    String name,
    String arn,
    String definition,
    String roleArn,
    String type,
    Instant creationDate,
    int revision,
    Published published,
    Map<String, String> tags) {

  MachineRecord {
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
  }

  MachineRecord updated(String newDefinition, String newRoleArn) {
    boolean same = newDefinition.equals(definition) && newRoleArn.equals(roleArn);
    return new MachineRecord(
        name,
        arn,
        newDefinition,
        newRoleArn,
        type,
        creationDate,
        same ? revision : revision + 1,
        published,
        tags);
  }

  MachineRecord with(Published now) {
    return new MachineRecord(
        name, arn, definition, roleArn, type, creationDate, revision, now, tags);
  }

  MachineRecord with(Map<String, String> others) {
    return new MachineRecord(
        name, arn, definition, roleArn, type, creationDate, revision, published, others);
  }

  boolean isExpress() {
    return type.equals("EXPRESS");
  }

  /** The service's name for the revision; the first has none. */
  Optional<String> revisionId() {
    return revisionId(revision);
  }

  Optional<String> revisionId(int number) {
    String seed = arn + "/" + number;
    return Optional.of(UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString())
        .filter(id -> number > 1);
  }

  JsonNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", name)
        .put("stateMachineArn", arn)
        .put("definition", definition)
        .put("roleArn", roleArn)
        .put("type", type)
        .put("creationDate", creationDate.toEpochMilli())
        .put("revision", revision)
        .set("published", published.toJson());
    ObjectNode all = json.putObject("tags");
    tags.forEach(all::put);
    return json;
  }

  static MachineRecord fromJson(JsonNode json) {
    Map<String, String> tags = new LinkedHashMap<>();
    json.path("tags").properties().forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
    return new MachineRecord(
        json.path("name").asText(),
        json.path("stateMachineArn").asText(),
        json.path("definition").asText(),
        json.path("roleArn").asText(),
        json.path("type").asText(),
        Instant.ofEpochMilli(json.path("creationDate").asLong()),
        json.path("revision").asInt(),
        Published.fromJson(json.path("published")),
        tags);
  }
}

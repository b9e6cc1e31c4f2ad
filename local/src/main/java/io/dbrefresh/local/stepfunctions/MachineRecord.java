package io.dbrefresh.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * A state machine as it is kept.
 *
 * @param type {@code STANDARD} or {@code EXPRESS}
 * @param revision one more for each update
 */
record MachineRecord(
    String name,
    String arn,
    String definition,
    String roleArn,
    String type,
    Instant creationDate,
    int revision) {

  MachineRecord updated(String newDefinition, String newRoleArn) {
    return new MachineRecord(
        name, arn, newDefinition, newRoleArn, type, creationDate, revision + 1);
  }

  JsonNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    return json.put("name", name)
        .put("stateMachineArn", arn)
        .put("definition", definition)
        .put("roleArn", roleArn)
        .put("type", type)
        .put("creationDate", creationDate.toEpochMilli())
        .put("revision", revision);
  }

  static MachineRecord fromJson(JsonNode json) {
    return new MachineRecord(
        json.path("name").asText(),
        json.path("stateMachineArn").asText(),
        json.path("definition").asText(),
        json.path("roleArn").asText(),
        json.path("type").asText(),
        Instant.ofEpochMilli(json.path("creationDate").asLong()),
        json.path("revision").asInt());
  }
}

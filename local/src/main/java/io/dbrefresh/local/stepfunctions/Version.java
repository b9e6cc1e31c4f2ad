package io.dbrefresh.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;

/**
 * What was published of a state machine, and does not change any more.
 *
 * @param revision of the machine that it is
 */
record Version(
    int number,
    String description,
    String definition,
    String roleArn,
    int revision,
    Instant creationDate) {

  JsonNode toJson() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("number", number)
        .put("description", description)
        .put("definition", definition)
        .put("roleArn", roleArn)
        .put("revision", revision)
        .put("creationDate", creationDate.toEpochMilli());
  }

  static Version fromJson(JsonNode json) {
    return new Version(
        json.path("number").asInt(),
        json.path("description").asText(),
        json.path("definition").asText(),
        json.path("roleArn").asText(),
        json.path("revision").asInt(),
        Instant.ofEpochMilli(json.path("creationDate").asLong()));
  }
}

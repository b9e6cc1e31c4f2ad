package io.dbrefresh.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Which Map Run an execution is a child of, and how many of its items it had. */
record MapPart(String mapRunArn, int items) {
  JsonNode toJson() {
    return JsonNodeFactory.instance.objectNode().put("mapRunArn", mapRunArn).put("items", items);
  }

  static MapPart fromJson(JsonNode json) {
    return new MapPart(json.path("mapRunArn").asText(), json.path("items").asInt());
  }
}

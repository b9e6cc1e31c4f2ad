package io.dbrefresh.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.asl.run.MapRunSummary;
import io.dbrefresh.local.asl.run.Status;
import java.time.Instant;
import java.util.Optional;

/** Map Runs as they are kept. */
final class MapRunJson {
  private MapRunJson() {}

  static ObjectNode write(MapRunSummary run) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("arn", run.arn())
        .put("stateMachineArn", run.stateMachineArn())
        .put("status", run.status().name())
        .put("startDate", run.startDate().toEpochMilli())
        .put("maxConcurrency", run.maxConcurrency())
        .put("toleratedCount", run.toleratedCount())
        .put("toleratedPercentage", run.toleratedPercentage());
    run.stopDate().ifPresent(date -> json.put("stopDate", date.toEpochMilli()));
    write(run.executions(), json.putArray("executions"));
    write(run.items(), json.putArray("items"));
    return json;
  }

  private static void write(MapRunSummary.Counts counts, ArrayNode into) {
    into.add(counts.total()).add(counts.running()).add(counts.succeeded());
    into.add(counts.failed()).add(counts.aborted()).add(counts.written());
  }

  static MapRunSummary read(JsonNode json) {
    return new MapRunSummary(
        json.path("arn").asText(),
        json.path("stateMachineArn").asText(),
        Status.valueOf(json.path("status").asText()),
        Instant.ofEpochMilli(json.path("startDate").asLong()),
        Optional.ofNullable(json.get("stopDate")).map(date -> Instant.ofEpochMilli(date.asLong())),
        json.path("maxConcurrency").asLong(),
        json.path("toleratedCount").asLong(),
        json.path("toleratedPercentage").asDouble(),
        counts(json.path("executions")),
        counts(json.path("items")));
  }

  private static MapRunSummary.Counts counts(JsonNode array) {
    return new MapRunSummary.Counts(
        array.path(0).asInt(),
        array.path(1).asInt(),
        array.path(2).asInt(),
        array.path(3).asInt(),
        array.path(4).asInt(),
        array.path(5).asInt());
  }
}

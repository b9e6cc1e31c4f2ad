package io.dbrefresh.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.asl.history.Event;
import io.dbrefresh.local.asl.run.MapRunSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An execution's history and Map Runs, and the definition it runs by, as they are kept. */
record ExecutionLog(String definition, List<Event> events, List<MapRunSummary> mapRuns) {

  ExecutionLog {
    events = List.copyOf(events);
    mapRuns = List.copyOf(mapRuns);
  }

  JsonNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("definition", definition);
    ArrayNode all = json.putArray("events");
    events.forEach(event -> all.add(toJson(event)));
    ArrayNode runs = json.putArray("mapRuns");
    mapRuns.forEach(run -> runs.add(MapRunJson.write(run)));
    return json;
  }

  /** An event with the member names of the service's API. */
  static ObjectNode toJson(Event event) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", event.id())
            .put("previousEventId", event.previousId())
            .put("timestamp", event.timestamp().toEpochMilli())
            .put("type", event.type());
    event.detailsName().ifPresent(name -> json.set(name, event.details()));
    return json;
  }

  static ExecutionLog fromJson(JsonNode json) {
    List<Event> events = new ArrayList<>();
    json.path("events").forEach(event -> events.add(event(event)));
    List<MapRunSummary> mapRuns = new ArrayList<>();
    json.path("mapRuns").forEach(run -> mapRuns.add(MapRunJson.read(run)));
    return new ExecutionLog(json.path("definition").asText(), events, mapRuns);
  }

  private static Event event(JsonNode json) {
    ObjectNode details = null;
    for (JsonNode member : json) {
      details = member instanceof ObjectNode object ? object : details;
    }
    return new Event(
        json.path("id").asLong(),
        json.path("previousEventId").asLong(),
        Instant.ofEpochMilli(json.path("timestamp").asLong()),
        json.path("type").asText(),
        details);
  }
}

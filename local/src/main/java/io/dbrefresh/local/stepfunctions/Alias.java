package io.dbrefresh.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** A name for one version of a state machine, or for two that share the executions. */
record Alias(
    String name, String description, List<Route> routes, Instant creationDate, Instant updateDate) {
  private static final int ALL = 100;

  /** Which part of the executions a version gets, in percent. */
  record Route(int version, int weight) {}

  /** The version that the next execution gets. */
  int choose(RandomGenerator random) {
    int drawn = routes.size() == 1 ? 0 : random.nextInt(ALL);
    return drawn < routes.get(0).weight() ? routes.get(0).version() : routes.get(1).version();
  }

  boolean leadsTo(int version) {
    return routes.stream().anyMatch(route -> route.version() == version);
  }

  JsonNode toJson() {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", name)
            .put("description", description)
            .put("creationDate", creationDate.toEpochMilli())
            .put("updateDate", updateDate.toEpochMilli());
    ArrayNode all = json.putArray("routes");
    routes.forEach(
        route -> all.addObject().put("version", route.version()).put("weight", route.weight()));
    return json;
  }

  static Alias fromJson(JsonNode json) {
    List<Route> routes = new ArrayList<>();
    json.path("routes")
        .forEach(
            route ->
                routes.add(new Route(route.path("version").asInt(), route.path("weight").asInt())));
    return new Alias(
        json.path("name").asText(),
        json.path("description").asText(),
        routes,
        Instant.ofEpochMilli(json.path("creationDate").asLong()),
        Instant.ofEpochMilli(json.path("updateDate").asLong()));
  }
}

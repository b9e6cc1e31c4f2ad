package io.dbrefresh.statemachine.refreshfile.shortform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** {@code replicas}. */
final class ReplicasExpander {
  private final Draft draft;

  ReplicasExpander(Draft draft) {
    this.draft = draft;
  }

  void expand() {
    JsonNode replicas = draft.file().path("replicas");
    boolean wanted = replicas.isArray() && !replicas.isEmpty();
    draft.run("createreplicas", "/replicas", wanted);
    if (wanted) {
      ArrayNode entries = JsonNodeFactory.instance.arrayNode();
      replicas.forEach(replica -> add(entries, replica));
      draft.set("createreplicas", "replicas", "/replicas", entries);
    }
  }

  /** What lacks one of its parts has been complained about already. */
  private static void add(ArrayNode entries, JsonNode replica) {
    if (replica.path("instance").isTextual() && replica.path("class").isTextual()) {
      String entry = replica.path("instance").asText() + "_" + replica.path("class").asText();
      entries.add(replica.has("port") ? entry + "_" + replica.path("port").asText() : entry);
    }
  }
}

package io.dbrefresh.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.store.Documents;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which regions cannot be reached, and since when; kept in the folder. */
final class Outages {
  private static final String NAME = "unreachable";

  private final Documents documents;
  private final Map<String, Instant> since = new TreeMap<>();

  Outages(Documents documents) {
    this.documents = documents;
    documents
        .read(NAME)
        .ifPresent(
            kept ->
                kept.properties()
                    .forEach(
                        entry ->
                            since.put(
                                entry.getKey(), Instant.parse(entry.getValue().textValue()))));
  }

  synchronized Map<String, Instant> all() {
    return Map.copyOf(since);
  }

  synchronized List<String> names() {
    return List.copyOf(since.keySet());
  }

  synchronized boolean reachable(String region) {
    return !since.containsKey(region);
  }

  synchronized void begin(String region, Instant now) {
    since.put(region, now);
    save();
  }

  synchronized void end(String region) {
    since.remove(region);
    save();
  }

  private void save() {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    since.forEach((region, begun) -> all.put(region, begun.toString()));
    documents.write(NAME, all);
  }
}

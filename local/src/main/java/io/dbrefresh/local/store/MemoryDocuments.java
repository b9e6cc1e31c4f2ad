package io.dbrefresh.local.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Documents in memory. */
final class MemoryDocuments implements Documents.Keeping {
  private final TreeMap<String, JsonNode> documents = new TreeMap<>();

  @Override
  public Optional<JsonNode> read(String name) {
    return Optional.ofNullable(documents.get(name));
  }

  @Override
  public void write(String name, Supplier<JsonNode> document) {
    documents.put(name, document.get());
  }

  @Override
  public void delete(String name) {
    documents.remove(name);
  }

  @Override
  public List<String> names() {
    return List.copyOf(documents.keySet());
  }
}

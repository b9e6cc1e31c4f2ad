package io.dbrefresh.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.local.store.Documents;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Where the service keeps documents: on disk, or only as long as the process lives. */
interface Shelf {
  Optional<JsonNode> read(String name);

  void write(String name, JsonNode document);

  void delete(String name);

  List<String> names();

  static Shelf on(Documents documents) {
    return new Shelf() {
      @Override
      public Optional<JsonNode> read(String name) {
        return documents.read(name);
      }

      @Override
      public void write(String name, JsonNode document) {
        documents.write(name, document);
      }

      @Override
      public void delete(String name) {
        documents.delete(name);
      }

      @Override
      public List<String> names() {
        return documents.names();
      }
    };
  }

  static Shelf inMemory() {
    TreeMap<String, JsonNode> kept = new TreeMap<>();
    return new Shelf() {
      @Override
      public Optional<JsonNode> read(String name) {
        return Optional.ofNullable(kept.get(name));
      }

      @Override
      public void write(String name, JsonNode document) {
        kept.put(name, document);
      }

      @Override
      public void delete(String name) {
        kept.remove(name);
      }

      @Override
      public List<String> names() {
        return List.copyOf(kept.keySet());
      }
    };
  }
}

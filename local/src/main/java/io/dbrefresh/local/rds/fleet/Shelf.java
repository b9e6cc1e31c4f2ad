package io.dbrefresh.local.rds.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.local.store.Documents;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Records of one kind, each kept on disk under a key that never changes. Written through; read from
 * memory.
 */
public final class Shelf<T extends SdkPojo> {
  private final Documents documents;
  private final Function<T, String> key;
  private final Map<String, T> records = new LinkedHashMap<>();

  Shelf(Documents documents, Function<JsonNode, T> reader, Function<T, String> key) {
    this.documents = documents;
    this.key = key;
    for (String name : documents.names()) {
      documents.read(name).map(reader).ifPresent(record -> records.put(name, record));
    }
  }

  /** All records, in the order of their making. */
  public List<T> all() {
    return List.copyOf(records.values());
  }

  /** The record under {@code name}, its key. */
  public Optional<T> get(String name) {
    return Optional.ofNullable(records.get(name));
  }

  /** The first record that fits. */
  public Optional<T> find(Predicate<T> fits) {
    return records.values().stream().filter(fits).findFirst();
  }

  /** Keeps the record in place of the one with its key. */
  public void put(T record) {
    String name = key.apply(record);
    documents.write(name, () -> SdkJson.write(record));
    records.put(name, record);
  }

  /** Removes the record with the key of {@code record}. */
  public void remove(T record) {
    String name = key.apply(record);
    documents.delete(name);
    records.remove(name);
  }
}

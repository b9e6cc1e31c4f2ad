package io.dbrefresh.local.dynamodb;

import io.dbrefresh.local.store.Documents;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The items of a table, one document each. */
final class Items {
  private final Table table;
  private final Documents documents;

  Items(Table table, Documents documents) {
    this.table = table;
    this.documents = documents;
  }

  Table table() {
    return table;
  }

  /** The item with this key, empty if there is none. */
  Map<String, AttributeValue> get(Map<String, AttributeValue> key) {
    return documents.read(table.documentName(key)).map(AttributeJson::read).orElse(Map.of());
  }

  void put(Map<String, AttributeValue> item) {
    documents.write(table.documentName(item), AttributeJson.write(item));
  }

  void delete(Map<String, AttributeValue> key) {
    documents.delete(table.documentName(key));
  }

  /** Every item, in an order that stays the same. */
  List<Map<String, AttributeValue>> all() {
    return documents.names().stream()
        .map(documents::read)
        .flatMap(Optional::stream)
        .map(AttributeJson::read)
        .toList();
  }
}

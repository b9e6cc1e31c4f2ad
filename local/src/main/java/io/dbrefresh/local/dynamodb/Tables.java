package io.dbrefresh.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.store.Cabinet;
import io.dbrefresh.local.store.Documents;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tables of the region: a document each, and a folder with its items. */
final class Tables {
  private final Cabinet cabinet;
  private final Documents documents;

  Tables(Cabinet cabinet) {
    this.cabinet = cabinet;
    documents = cabinet.drawer("tables");
  }

  List<String> names() {
    return documents.names();
  }

  Optional<Table> find(String name) {
    return documents.read(name).map(Tables::table);
  }

  /** The items of a table, which may be named by its ARN. */
  Items items(String nameOrArn) {
    String name = nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
    Table table = find(name).orElseThrow(() -> Faults.tableNotFound(name));
    return new Items(table, itemDocuments(name));
  }

  void create(Table table) {
    documents.write(table.name(), json(table));
  }

  void delete(String name) {
    documents.delete(name);
    Documents items = itemDocuments(name);
    items.names().forEach(items::delete);
  }

  private Documents itemDocuments(String name) {
    return cabinet.drawer("items/" + name);
  }

  private static ObjectNode json(Table table) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("name", table.name()).put("created", table.created().toString());
    node.set("hash", json(table.hash()));
    table.range().ifPresent(range -> node.set("range", json(range)));
    return node;
  }

  private static ObjectNode json(KeyAttribute key) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("attribute", key.name())
        .put("type", key.type());
  }

  private static Table table(JsonNode node) {
    return new Table(
        node.get("name").textValue(),
        key(node.get("hash")),
        Optional.ofNullable(node.get("range")).map(Tables::key),
        Instant.parse(node.get("created").textValue()));
  }

  private static KeyAttribute key(JsonNode node) {
    return new KeyAttribute(node.get("attribute").textValue(), node.get("type").textValue());
  }
}

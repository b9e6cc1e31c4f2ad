package io.dbrefresh.local.asl.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The item of the iteration that a strand is, as {@code $$.Map.Item} shows it. */
record MapItem(Optional<JsonNode> value, int index) {
  static final MapItem NONE = new MapItem(Optional.empty(), 0);

  static MapItem of(int index, JsonNode value) {
    return new MapItem(Optional.of(value), index);
  }

  void describe(ObjectNode context) {
    value.ifPresent(
        item -> {
          ObjectNode shown = JsonNodeFactory.instance.objectNode().put("Index", index);
          shown.set("Value", item);
          context.putObject("Map").set("Item", shown);
        });
  }
}

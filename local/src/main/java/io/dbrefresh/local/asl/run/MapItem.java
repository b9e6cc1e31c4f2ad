package io.dbrefresh.local.asl.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * The item of the iteration that a strand is, as {@code $$.Map.Item} shows it, and the child
 * execution that it is a part of.
 */
record MapItem(Optional<JsonNode> value, int index, Optional<MapChild> child) {
  static final MapItem NONE = new MapItem(Optional.empty(), 0, Optional.empty());

  static MapItem of(int index, JsonNode value) {
    return NONE.with(index, value);
  }

  /** An item of a Map that runs where this one is. */
  MapItem with(int itsIndex, JsonNode itsValue) {
    return new MapItem(Optional.of(itsValue), itsIndex, child);
  }

  /** The same in a child execution. */
  MapItem of(MapChild execution) {
    return new MapItem(value, index, Optional.of(execution));
  }

  void describe(ObjectNode context) {
    child.ifPresent(execution -> execution.describe(context));
    value.ifPresent(
        item -> {
          ObjectNode shown = JsonNodeFactory.instance.objectNode().put("Index", index);
          shown.set("Value", item);
          context.putObject("Map").set("Item", shown);
        });
  }
}

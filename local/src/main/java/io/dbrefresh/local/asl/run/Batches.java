package io.dbrefresh.local.asl.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.asl.query.Scope;
import io.dbrefresh.local.asl.state.ItemBatcher;
import io.dbrefresh.local.asl.value.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * Groups items ("ItemBatcher"): each group is an object with Items, and BatchInput if there is one.
 */
final class Batches {
  private final ItemBatcher batcher;
  private final Scope scope;
  private final long maxItems;
  private final long maxBytes;

  Batches(ItemBatcher batcher, Scope scope) {
    this.batcher = batcher;
    this.scope = scope;
    this.maxItems = batcher.maxItems().map(field -> field.evaluate(scope)).orElse(Long.MAX_VALUE);
    this.maxBytes = batcher.maxBytes().map(field -> field.evaluate(scope)).orElse(262_144L);
  }

  List<IterationInput> group(List<IterationInput> items) {
    List<IterationInput> groups = new ArrayList<>();
    ArrayNode group = JsonNodeFactory.instance.arrayNode();
    long bytes = 0;
    for (IterationInput item : items) {
      int size = item.input().text().length();
      if (!group.isEmpty() && (group.size() >= maxItems || bytes + size > maxBytes)) {
        groups.add(batch(group, groups.size()));
        group = JsonNodeFactory.instance.arrayNode();
        bytes = 0;
      }
      group.add(item.input().node());
      bytes += size;
    }
    if (!group.isEmpty()) {
      groups.add(batch(group, groups.size()));
    }
    return groups;
  }

  private IterationInput batch(ArrayNode items, int index) {
    ObjectNode batch = JsonNodeFactory.instance.objectNode();
    batcher.batchInput().ifPresent(input -> batch.set("BatchInput", input.evaluate(scope)));
    batch.set("Items", items);
    return new IterationInput(Json.of(batch), MapItem.of(index, batch));
  }
}

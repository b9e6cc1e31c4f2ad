package io.dbrefresh.local.asl.path;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** One step of a path that leads to exactly one place: a member's name or an index. */
sealed interface Step {

  /** Where the step leads, if anywhere. */
  @Nullable JsonNode from(JsonNode node);

  record Member(String name) implements Step {
    @Override
    public @Nullable JsonNode from(JsonNode node) {
      return node.isObject() ? node.get(name) : null;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  record Index(int index) implements Step {
    @Override
    public @Nullable JsonNode from(JsonNode node) {
      if (!node.isArray()) {
        return null;
      }
      return node.get(index < 0 ? node.size() + index : index);
    }

    @Override
    public String toString() {
      return Integer.toString(index);
    }
  }
}

package io.dbrefresh.local.asl.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.asl.failure.ErrorName;
import io.dbrefresh.local.asl.failure.StateFault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A path that names one place, where a result is put (specification, "ResultPath"). */
public final class ReferencePath {
  private final String text;
  private final List<Step> steps;

  private ReferencePath(String text, List<Step> steps) {
    this.text = text;
    this.steps = steps;
  }

  /**
   * Reads a reference path.
   *
   * @throws IllegalArgumentException when it can lead to more than one place
   */
  public static ReferencePath compile(String text) {
    if (!text.startsWith("$") || text.startsWith("$$")) {
      throw new IllegalArgumentException("'" + text + "' is not a Reference Path");
    }
    return new ReferencePath(
        text,
        Steps.read(text)
            .orElseThrow(
                () -> new IllegalArgumentException("'" + text + "' is not a Reference Path")));
  }

  /** Whether the result takes the place of everything. */
  public boolean isRoot() {
    return steps.isEmpty();
  }

  /**
   * A copy of {@code document} that has {@code value} at this place; members that are missing on
   * the way are made.
   *
   * @throws StateFault {@code States.ResultPathMatchFailure} when the document has something else
   *     on the way
   */
  public JsonNode put(JsonNode document, JsonNode value) {
    return put(document, value, 0);
  }

  private JsonNode put(@Nullable JsonNode at, JsonNode value, int depth) {
    if (depth == steps.size()) {
      return value;
    }
    Step step = steps.get(depth);
    if (step instanceof Step.Member member) {
      return putMember(at, member, value, depth);
    }
    if (at instanceof ArrayNode array && step instanceof Step.Index index) {
      return putIndex(array, index.index(), value, depth);
    }
    throw mismatch(value);
  }

  private JsonNode putMember(@Nullable JsonNode at, Step.Member member, JsonNode value, int depth) {
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    if (at instanceof ObjectNode object) {
      copy.setAll(object);
    } else if (at != null) {
      throw mismatch(value);
    }
    copy.set(member.name(), put(copy.get(member.name()), value, depth + 1));
    return copy;
  }

  private JsonNode putIndex(ArrayNode array, int index, JsonNode value, int depth) {
    if (index < 0 || index >= array.size()) {
      throw mismatch(value);
    }
    ArrayNode copy = JsonNodeFactory.instance.arrayNode().addAll(array);
    copy.set(index, put(array.get(index), value, depth + 1));
    return copy;
  }

  private StateFault mismatch(JsonNode value) {
    return new StateFault(
        ErrorName.RESULT_PATH_MATCH_FAILURE,
        "Unable to apply Reference Path %s to input %s".formatted(text, value));
  }

  @Override
  public String toString() {
    return text;
  }
}

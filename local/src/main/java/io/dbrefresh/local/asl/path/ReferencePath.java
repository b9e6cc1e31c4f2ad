package io.dbrefresh.local.asl.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.asl.failure.ErrorName;
import io.dbrefresh.local.asl.failure.StatesException;
import java.util.List;
import java.util.Optional;
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
    return read(text)
        .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is not a Reference Path"));
  }

  /** The reference path that a path is, unless it can lead to more than one place. */
  public static Optional<ReferencePath> read(String text) {
    return text.startsWith("$") && !text.startsWith("$$")
        ? Steps.read(text).map(steps -> new ReferencePath(text, steps))
        : Optional.empty();
  }

  /** Whether the result takes the place of everything. */
  public boolean isRoot() {
    return steps.isEmpty();
  }

  /**
   * What is at this place.
   *
   * @throws StatesException {@code States.ReferencePathConflict} when nothing is
   */
  public JsonNode get(JsonNode document) {
    JsonNode at = document;
    for (Step step : steps) {
      at = step.from(at);
      if (at == null) {
        throw conflict(step, document);
      }
    }
    return at;
  }

  /**
   * A copy of {@code document} that has {@code value} at this place; members that are missing on
   * the way are made.
   *
   * @throws StatesException {@code States.ReferencePathConflict} when the document has something
   *     else on the way
   */
  public JsonNode put(JsonNode document, JsonNode value) {
    return new Put(document, value).at(document, 0);
  }

  private StatesException conflict(Step step, JsonNode document) {
    String what = document.isContainerNode() ? "step \"" + step + "\"" : "ReferencePath " + text;
    return new StatesException(
        ErrorName.REFERENCE_PATH_CONFLICT,
        "Unable to apply %s to input %s".formatted(what, document));
  }

  @Override
  public String toString() {
    return text;
  }

  /** Puts a value into a copy of a document. */
  private final class Put {
    private final JsonNode document;
    private final JsonNode value;

    Put(JsonNode document, JsonNode value) {
      this.document = document;
      this.value = value;
    }

    JsonNode at(@Nullable JsonNode place, int depth) {
      if (depth == steps.size()) {
        return value;
      }
      Step step = steps.get(depth);
      if (step instanceof Step.Member member && (place == null || place.isObject())) {
        return inMember(place, member.name(), depth);
      }
      if (step instanceof Step.Index index
          && place != null
          && place.isArray()
          && place.has(index.index())) {
        ArrayNode copy = JsonNodeFactory.instance.arrayNode().addAll((ArrayNode) place);
        copy.set(index.index(), at(place.get(index.index()), depth + 1));
        return copy;
      }
      throw conflict(step, document);
    }

    private JsonNode inMember(@Nullable JsonNode place, String name, int depth) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      if (place != null) {
        copy.setAll((ObjectNode) place);
      }
      copy.set(name, at(copy.get(name), depth + 1));
      return copy;
    }
  }
}

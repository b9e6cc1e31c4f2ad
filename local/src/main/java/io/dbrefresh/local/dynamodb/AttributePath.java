package io.dbrefresh.local.dynamodb;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A document path: an attribute's name, then keys of maps and indexes of lists. */
record AttributePath(List<Step> steps) {

  AttributePath {
    steps = List.copyOf(steps);
  }

  /** One step into a document. */
  sealed interface Step {}

  /** Into a map, or the item itself. */
  record Key(String name) implements Step {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Into a list. */
  record Index(int index) implements Step {
    @Override
    public String toString() {
      return "[" + index + "]";
    }
  }

  /** The attribute of the item that the path begins at. */
  String root() {
    return ((Key) steps.get(0)).name();
  }

  boolean isTopLevel() {
    return steps.size() == 1;
  }

  AttributePath parent() {
    return new AttributePath(steps.subList(0, steps.size() - 1));
  }

  Step last() {
    return steps.get(steps.size() - 1);
  }

  /** One of the two lies on the way to the other. */
  boolean overlaps(AttributePath other) {
    int common = Math.min(steps.size(), other.steps.size());
    return steps.subList(0, common).equals(other.steps.subList(0, common));
  }

  /** What the path leads to in {@code item}. */
  Optional<AttributeValue> in(Map<String, AttributeValue> item) {
    @Nullable AttributeValue at = AttributeValue.fromM(item);
    for (Step step : steps) {
      at = at == null ? null : into(at, step);
    }
    return Optional.ofNullable(at);
  }

  private static @Nullable AttributeValue into(AttributeValue value, Step step) {
    if (step instanceof Key key) {
      return value.hasM() ? value.m().get(key.name()) : null;
    }
    int index = ((Index) step).index();
    return value.hasL() && index < value.l().size() ? value.l().get(index) : null;
  }

  @Override
  public String toString() {
    return steps.stream().map(Step::toString).collect(Collectors.joining(", ", "[", "]"));
  }
}

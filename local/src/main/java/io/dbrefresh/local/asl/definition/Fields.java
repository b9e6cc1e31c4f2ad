package io.dbrefresh.local.asl.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of one object of a definition. What nobody asks for is not part of the language. */
final class Fields {
  private final ObjectNode node;
  private final String pointer;
  private final Problems problems;
  private final Set<String> known = new HashSet<>(Set.of("Comment"));

  private Fields(ObjectNode node, String pointer, Problems problems) {
    this.node = node;
    this.pointer = pointer;
    this.problems = problems;
  }

  static Fields of(JsonNode node, String pointer, Problems problems) {
    if (node instanceof ObjectNode object) {
      return new Fields(object, pointer, problems);
    }
    problems.schema(pointer, "The value is not a JSON object");
    return new Fields(JsonNodeFactory.instance.objectNode(), pointer, problems);
  }

  Problems problems() {
    return problems;
  }

  String pointer(String name) {
    return pointer + "/" + name;
  }

  String pointer() {
    return pointer;
  }

  boolean has(String name) {
    return node.has(name);
  }

  List<String> names() {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  void problem(String name, String message) {
    problems.schema(pointer(name), message);
  }

  Optional<JsonNode> value(String name) {
    known.add(name);
    return Optional.ofNullable(node.get(name));
  }

  /** A field that may be absent but, when there, must be what {@code read} can read. */
  <T> Optional<T> read(String name, Function<JsonNode, @Nullable T> read, String otherwise) {
    return value(name)
        .flatMap(
            value -> {
              try {
                T result = read.apply(value);
                if (result == null) {
                  problem(name, otherwise);
                }
                return Optional.ofNullable(result);
              } catch (IllegalArgumentException unreadable) {
                problem(name, String.valueOf(unreadable.getMessage()));
                return Optional.empty();
              }
            });
  }

  Optional<String> text(String name) {
    return read(name, value -> value.isTextual() ? value.asText() : null, "Value is not a String");
  }

  String requiredText(String name) {
    require(name);
    return text(name).orElse("");
  }

  boolean flag(String name) {
    return read(
            name, value -> value.isBoolean() ? value.asBoolean() : null, "Value is not a Boolean")
        .orElse(false);
  }

  OptionalInt integer(String name, int least, int most) {
    Optional<Integer> value =
        read(
            name,
            found ->
                found.isInt() && within(found.intValue(), least, most) ? found.intValue() : null,
            "Value is not an Integer from " + least + " to " + most);
    return value.isPresent() ? OptionalInt.of(value.get()) : OptionalInt.empty();
  }

  private static boolean within(int value, int least, int most) {
    return value >= least && value <= most;
  }

  OptionalDouble number(String name, double least) {
    Optional<Double> value =
        read(
            name,
            found -> found.isNumber() && found.doubleValue() >= least ? found.doubleValue() : null,
            "Value is not a Number of " + least + " or more");
    return value.isPresent() ? OptionalDouble.of(value.get()) : OptionalDouble.empty();
  }

  Optional<Fields> object(String name) {
    return value(name).map(value -> of(value, pointer(name), problems));
  }

  /** The objects of an array. */
  List<Fields> objects(String name) {
    List<Fields> items = new ArrayList<>();
    Optional<JsonNode> array = value(name);
    if (array.isPresent() && !array.get().isArray()) {
      problem(name, "Value is not an Array");
    } else if (array.isPresent()) {
      for (int index = 0; index < array.get().size(); index++) {
        items.add(of(array.get().get(index), pointer(name) + "[" + index + "]", problems));
      }
    }
    return items;
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    Optional<JsonNode> array = value(name);
    if (array.isEmpty() || !array.get().isArray() || array.get().isEmpty()) {
      problem(name, "Value is not an Array of Strings with at least one");
      return texts;
    }
    array.get().forEach(item -> texts.add(item.asText()));
    return texts;
  }

  void require(String name) {
    if (!node.has(name)) {
      problems.schema(pointer, "Missing required field: " + name);
    }
  }

  /** Says what stands here that the language does not know. */
  void refuseOthers() {
    for (String name : names()) {
      if (!known.contains(name)) {
        problem(name, "Field '" + name + "' is not supported");
      }
    }
  }
}

package io.dbrefresh.local.asl.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.asl.query.QueryLanguage;
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
  private final List<String> missing = new ArrayList<>();
  private Optional<QueryLanguage> language = Optional.empty();

  private Fields(ObjectNode node, String pointer, Problems problems) {
    this.node = node;
    this.pointer = pointer;
    this.problems = problems;
  }

  static Fields of(JsonNode node, String pointer, Problems problems) {
    if (node instanceof ObjectNode object) {
      return new Fields(object, pointer, problems);
    }
    problems.schema(pointer.isEmpty() ? "/" : pointer, "Expected value of type Object");
    return new Fields(JsonNodeFactory.instance.objectNode(), pointer, problems);
  }

  /** From now on it is known which language's fields belong here. */
  void speak(QueryLanguage spoken) {
    language = Optional.of(spoken);
  }

  Problems problems() {
    return problems;
  }

  String pointer(String name) {
    return pointer + "/" + name;
  }

  /** Where this is; a slash for the whole definition. */
  String pointer() {
    return pointer.isEmpty() ? "/" : pointer;
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
    return read(
        name, value -> value.isTextual() ? value.asText() : null, "Expected value of type String");
  }

  String requiredText(String name) {
    require(name);
    return text(name).orElse("");
  }

  /** A text that is one of a few. */
  Optional<String> choice(String name, String... values) {
    List<String> accepted = List.of(values);
    return read(
        name,
        value -> accepted.contains(value.asText()) ? value.asText() : null,
        "Value should be one of the following: " + accepted);
  }

  boolean flag(String name) {
    return read(
            name,
            value -> value.isBoolean() ? value.asBoolean() : null,
            "Expected value of type Boolean")
        .orElse(false);
  }

  OptionalInt integer(String name, int least, int most) {
    Optional<JsonNode> value = numeric(name, least, most);
    if (value.isPresent() && !value.get().isInt()) {
      problem(name, "Expected value of type Integer");
      return OptionalInt.empty();
    }
    return value.isPresent() ? OptionalInt.of(value.get().intValue()) : OptionalInt.empty();
  }

  OptionalDouble number(String name, double least) {
    Optional<JsonNode> value = numeric(name, least, Double.MAX_VALUE);
    return value.isPresent()
        ? OptionalDouble.of(value.get().doubleValue())
        : OptionalDouble.empty();
  }

  private Optional<JsonNode> numeric(String name, double least, double most) {
    Optional<String> wrong = value(name).flatMap(found -> outside(found, least, most));
    wrong.ifPresent(message -> problem(name, message));
    return wrong.isPresent() ? Optional.empty() : value(name);
  }

  /** What is wrong with a number, in the service's words. */
  static Optional<String> outside(JsonNode found, double least, double most) {
    if (!found.isNumber()) {
      return Optional.of("Expected value of type Integer");
    }
    if (found.doubleValue() < least) {
      return Optional.of("Minimum value is " + (long) least);
    }
    return found.doubleValue() > most
        ? Optional.of("Maximum value is " + (long) most)
        : Optional.empty();
  }

  Optional<Fields> object(String name) {
    return value(name).map(value -> of(value, pointer(name), problems));
  }

  /** The objects of an array. */
  List<Fields> objects(String name) {
    List<Fields> items = new ArrayList<>();
    Optional<JsonNode> array = value(name);
    if (array.isPresent() && !array.get().isArray()) {
      problem(name, "Expected value of type Array");
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
      problem(name, "Value cannot be empty");
      return texts;
    }
    array.get().forEach(item -> texts.add(item.asText()));
    return texts;
  }

  void require(String name) {
    if (!node.has(name)) {
      missing.add(name);
    }
  }

  /** One of two fields has to be there, and not both. */
  void requireOne(boolean first, boolean second, String names) {
    if (first == second) {
      problems.schema(
          pointer(),
          (first ? "There should only be one" : "This object should have only one")
              + " of the following fields: "
              + names);
    }
  }

  /** Says what is not here, and what stands here that the language does not know. */
  void refuseOthers() {
    if (!missing.isEmpty()) {
      problems.schema(pointer(), "These fields are required: " + missing);
    }
    for (String name : names()) {
      if (!known.contains(name)) {
        problem(
            name,
            language
                .flatMap(spoken -> Dialect.refusal(name, spoken))
                .orElse("Field '" + name + "' is not supported"));
      }
    }
  }
}

package io.dbrefresh.lambdas.prerestore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Values that a JSON schema allows, written in every way that it allows. */
final class SchemaValues {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final JsonNode definitions;

  SchemaValues(JsonNode definitions) {
    this.definitions = definitions;
  }

  Arbitrary<JsonNode> of(JsonNode schema) {
    if (schema.has("$ref")) {
      String name = schema.path("$ref").asText().replaceFirst("#/\\$defs/", "");
      return named(name).orElseGet(() -> of(definitions.path(name)));
    } else if (schema.has("enum")) {
      List<JsonNode> values = new ArrayList<>();
      schema.path("enum").forEach(values::add);
      return Arbitraries.of(values);
    } else if (schema.has("anyOf")) {
      List<Arbitrary<JsonNode>> choices = new ArrayList<>();
      schema.path("anyOf").forEach(choice -> choices.add(of(choice)));
      return Arbitraries.oneOf(choices);
    }
    return switch (schema.path("type").asText()) {
      case "object" -> object(schema);
      case "array" -> array(of(schema.path("items")), schema.path("minItems").asInt());
      case "boolean" -> Arbitraries.of(BooleanNode.TRUE, BooleanNode.FALSE);
      case "integer" -> between(schema.path("minimum").asInt(), 50);
      default -> text(schema);
    };
  }

  private static Arbitrary<JsonNode> text(JsonNode schema) {
    String pattern = schema.path("pattern").asText();
    return pattern.startsWith("^arn:")
        ? texts("arn:aws:iam::123456789012:role/one", "arn:aws:iam::123456789012:role/two")
        : texts("one", "two-2", "Three.3");
  }

  /** What a pattern says and a generator does not understand. */
  private static Optional<Arbitrary<JsonNode>> named(String definition) {
    return switch (definition) {
      case "flag" ->
          Optional.of(
              Arbitraries.oneOf(
                  texts("true", "True", "FALSE", "false"),
                  Arbitraries.of(BooleanNode.TRUE, BooleanNode.FALSE)));
      case "count" -> Optional.of(number(0, 50));
      case "minutes" -> Optional.of(number(1, 2880));
      case "seconds" -> Optional.of(number(1, 50));
      case "port" -> Optional.of(number(1150, 1200));
      case "list" -> Optional.of(list());
      case "capacity" -> Optional.of(texts("0.5", "2", "8"));
      case "dailywindow" -> Optional.of(texts("01:00-02:00", "22:30-23:00"));
      case "weeklywindow" -> Optional.of(texts("sun:03:00-sun:04:00", "Mon:01:00-Mon:02:00"));
      default -> Optional.empty();
    };
  }

  private static Arbitrary<JsonNode> between(int least, int most) {
    return Arbitraries.integers().between(least, most).map(IntNode::valueOf);
  }

  private static Arbitrary<JsonNode> number(int least, int most) {
    Arbitrary<JsonNode> number = between(least, most);
    return Arbitraries.oneOf(number, number.map(value -> TextNode.valueOf(value.asText())));
  }

  /** With commas between, with blanks too, or as a list. */
  private static Arbitrary<JsonNode> list() {
    Arbitrary<List<JsonNode>> entries = texts("a", "b-2", "c.3").list().ofMinSize(1).ofMaxSize(3);
    return Arbitraries.oneOf(
        entries.map(SchemaValues::array),
        entries.map(values -> joined(values, ",")),
        entries.map(values -> joined(values, " , ")));
  }

  private static JsonNode joined(List<JsonNode> values, String comma) {
    return TextNode.valueOf(String.join(comma, values.stream().map(JsonNode::asText).toList()));
  }

  private static Arbitrary<JsonNode> array(Arbitrary<JsonNode> items, int least) {
    return items.list().ofMinSize(least).ofMaxSize(2).map(SchemaValues::array);
  }

  private static ArrayNode array(List<JsonNode> values) {
    ArrayNode array = JSON.arrayNode();
    values.forEach(array::add);
    return array;
  }

  private Arbitrary<JsonNode> object(JsonNode schema) {
    List<String> required = new ArrayList<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    List<Arbitrary<Optional<Field>>> fields = new ArrayList<>();
    schema
        .path("properties")
        .properties()
        .forEach(
            entry ->
                fields.add(
                    field(
                        entry.getKey(), of(entry.getValue()), required.contains(entry.getKey()))));
    if (schema.path("additionalProperties").isObject()) {
      fields.add(field("free", of(schema.path("additionalProperties")), false));
    }
    return object(fields).map(JsonNode.class::cast);
  }

  /** A key and its value. */
  record Field(String key, JsonNode value) {}

  static Arbitrary<Optional<Field>> field(String key, Arbitrary<JsonNode> value, boolean required) {
    Arbitrary<Optional<Field>> there = value.map(node -> Optional.of(new Field(key, node)));
    return required ? there : there.optional(0.6).map(field -> field.flatMap(inner -> inner));
  }

  static Arbitrary<ObjectNode> object(List<Arbitrary<Optional<Field>>> fields) {
    return Combinators.combine(fields)
        .as(
            values -> {
              ObjectNode object = JSON.objectNode();
              values.forEach(
                  value -> value.ifPresent(field -> object.set(field.key(), field.value())));
              return object;
            });
  }

  static Arbitrary<JsonNode> texts(String... texts) {
    return Arbitraries.of(texts).map(TextNode::valueOf);
  }
}

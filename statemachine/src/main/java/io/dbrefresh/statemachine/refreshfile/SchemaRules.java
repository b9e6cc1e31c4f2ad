package io.dbrefresh.statemachine.refreshfile;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.dbrefresh.statemachine.refreshfile.shortform.ShortForm;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What a schema of {@code refresh-configs/} says, in the words of the file. */
final class SchemaRules {
  private final Schema schema;

  /** The rules of a schema among the class path's resources. */
  SchemaRules(String name) {
    try (InputStream text = SchemaRules.class.getResourceAsStream(name)) {
      schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(text, InputFormat.JSON);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  void check(JsonNode file, Problems problems) {
    boolean isShort = ShortForm.is(file);
    List<Error> errors = schema.validate(file);
    errors.forEach(error -> meant(error).ifPresent(problems::misspelt));
    for (Error error : errors) {
      String pointer = pointer(error);
      if (isShort || !inSkippedStep(file, pointer)) {
        problems.error(pointer, message(error));
      }
    }
  }

  /** A missing or unknown key is pointed to where it would stand. */
  private static String pointer(Error error) {
    return around(error) + (error.getProperty() == null ? "" : "/" + escape(error.getProperty()));
  }

  private static String around(Error error) {
    StringBuilder pointer = new StringBuilder();
    for (int i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
      pointer.append('/').append(escape(error.getInstanceLocation().getName(i)));
    }
    return pointer.toString();
  }

  /** Where the value of a misspelt key belongs, if nothing stands there. */
  private Optional<String> meant(Error error) {
    return Optional.of(error)
        .filter(unknown -> unknown.getKeyword().equals("additionalProperties"))
        .flatMap(this::suggested)
        .filter(key -> !error.getInstanceNode().has(key))
        .map(key -> around(error) + "/" + escape(key));
  }

  private static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  /** A step that does not run may hold anything: files keep old values there. */
  private static boolean inSkippedStep(JsonNode file, String pointer) {
    String[] parts = pointer.split("/");
    if (parts.length < 3 || parts[2].equals("torun")) {
      return false;
    }
    return file.path(parts[1]).path("torun").asText().equalsIgnoreCase("false");
  }

  private String message(Error error) {
    Optional<String> explained = explained(error);
    if (explained.isPresent()) {
      return explained.get();
    }
    return switch (error.getKeyword()) {
      case "required" -> "`" + error.getProperty() + "` is missing";
      case "additionalProperties" -> unknownKey(error);
      case "enum" -> value(error) + "; it has to be one of " + choices(error.getSchemaNode());
      case "type" -> value(error) + "; it has to be " + article(error.getSchemaNode().asText());
      case "minLength" -> "is empty";
      default -> error.getMessage();
    };
  }

  private static String value(Error error) {
    return "is " + error.getInstanceNode();
  }

  private static String article(String type) {
    return switch (type) {
      case "string" -> "a text";
      case "integer" -> "a whole number";
      default -> "an " + type;
    };
  }

  private static String choices(JsonNode values) {
    List<String> words = new ArrayList<>();
    values.forEach(value -> words.add(value.asText()));
    return String.join(", ", words.stream().distinct().toList());
  }

  /**
   * What the schema itself says about values that it refuses, in {@code errorMessage}. A value that
   * is {@code writeOnly} is not repeated.
   */
  private Optional<String> explained(Error error) {
    Optional<JsonNode> explaining = Optional.empty();
    JsonNode node = schema.getSchemaNode();
    for (String part : location(error)) {
      node = node.isArray() ? node.path(Integer.parseInt(part)) : node.path(part);
      explaining = node.has("errorMessage") ? Optional.of(node) : explaining;
    }
    return explaining.map(by -> said(error, by) + by.path("errorMessage").asText());
  }

  private static String said(Error error, JsonNode explaining) {
    boolean hidden = explaining.path("writeOnly").asBoolean() || error.getProperty() != null;
    return hidden ? "" : value(error) + "; ";
  }

  private static List<String> location(Error error) {
    String fragment = error.getSchemaLocation().getFragment().toString();
    return Arrays.stream(fragment.split("/")).filter(Predicate.not(String::isEmpty)).toList();
  }

  private String unknownKey(Error error) {
    String key = error.getProperty();
    return "`"
        + key
        + "` is not a key here"
        + otherForm(error, key).or(() -> suggested(error).map(Nearest::ask)).orElse("");
  }

  private Optional<String> suggested(Error error) {
    JsonNode object = schema.getSchemaNode();
    List<String> location = location(error);
    for (String part : location.subList(0, location.size() - 1)) {
      object = object.path(part);
    }
    List<String> names = new ArrayList<>();
    object.path("properties").fieldNames().forEachRemaining(names::add);
    return Nearest.of(error.getProperty(), names);
  }

  /** A key of the other form, at the top of the file. */
  private Optional<String> otherForm(Error error, String key) {
    if (error.getInstanceLocation().getNameCount() > 0) {
      return Optional.empty();
    }
    JsonNode forms = schema.getSchemaNode();
    boolean isShort = ShortForm.is(error.getInstanceNode());
    JsonNode other = isShort ? forms.path("else") : forms.at("/$defs/short");
    return Optional.of(key)
        .filter(other.path("properties")::has)
        .map(
            known ->
                isShort
                    ? "; it is a step of the documented form, and a file with `source` is in the"
                        + " short form"
                    : "; it belongs to the short form, which names its `source`");
  }
}

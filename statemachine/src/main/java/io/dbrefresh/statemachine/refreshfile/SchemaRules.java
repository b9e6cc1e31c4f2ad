package io.dbrefresh.statemachine.refreshfile;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** What {@code refresh-file.schema.json} says, in the words of the refresh file. */
final class SchemaRules {
  private static final Map<String, String> BY_DEFINITION =
      Map.of(
          "flag", "is \"true\" or \"false\"",
          "seconds", "is a number of seconds from 1 to 86400",
          "minutes", "is a number of minutes from 1 to 2880",
          "count", "is a whole number",
          "port", "is a port number from 1 to 65535",
          "list", "is a text that is not empty, or a list of such");

  private final Schema schema;

  SchemaRules() {
    try (InputStream text = SchemaRules.class.getResourceAsStream("/refresh-file.schema.json")) {
      schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(text, InputFormat.JSON);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  void check(JsonNode file, Problems problems) {
    for (Error error : schema.validate(file)) {
      String pointer = pointer(error);
      if (!inSkippedStep(file, pointer)) {
        problems.error(pointer, message(error));
      }
    }
  }

  /** A missing or unknown key is pointed to where it would stand. */
  private static String pointer(Error error) {
    StringBuilder pointer = new StringBuilder();
    for (int i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
      pointer.append('/').append(escape(error.getInstanceLocation().getName(i)));
    }
    if (error.getProperty() != null) {
      pointer.append('/').append(escape(error.getProperty()));
    }
    return pointer.toString();
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
    for (Map.Entry<String, String> definition : BY_DEFINITION.entrySet()) {
      if (error.getSchemaLocation().toString().contains("/$defs/" + definition.getKey() + "/")) {
        return value(error) + "; it " + definition.getValue();
      }
    }
    return switch (error.getKeyword()) {
      case "required" -> "`" + error.getProperty() + "` is missing";
      case "additionalProperties" -> unknownKey(error);
      case "enum" -> value(error) + "; it is one of " + choices(error.getSchemaNode());
      case "type" -> value(error) + "; it is " + article(error.getSchemaNode().asText());
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

  private String unknownKey(Error error) {
    String key = error.getProperty();
    JsonNode known = error.getInstanceLocation().getNameCount() == 0 ? root() : step(error);
    List<String> names =
        StreamSupport.stream(
                ((Iterable<String>) () -> known.path("properties").fieldNames()).spliterator(),
                false)
            .toList();
    return "`" + key + "` is not a key here" + Nearest.of(key, names).map(Nearest::ask).orElse("");
  }

  private JsonNode root() {
    return schema.getSchemaNode();
  }

  private JsonNode step(Error error) {
    return root().path("properties").path(error.getInstanceLocation().getName(0));
  }
}

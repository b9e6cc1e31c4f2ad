package io.dbrefresh.local.iam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What policy documents decide together: a deny counts before an allow (IAM User Guide, "Policy
 * evaluation logic"). Statements with a condition, or with NotAction or NotResource, are not
 * understood and allow nothing.
 */
record Decision(List<JsonNode> documents) {
  private static final JsonMapper JSON = new JsonMapper();

  /** The document in {@code text}, or MalformedPolicyDocument. */
  static ObjectNode parsed(String text) {
    try {
      if (JSON.readTree(text) instanceof ObjectNode document && document.has("Statement")) {
        return document;
      }
    } catch (JsonProcessingException e) {
      throw Faults.malformed("This policy contains invalid Json");
    }
    throw Faults.malformed("Syntax errors in policy.");
  }

  boolean allows(String action, String resource) {
    return statements("Allow").anyMatch(statement -> matches(statement, action, resource))
        && statements("Deny").noneMatch(statement -> matches(statement, action, resource));
  }

  private Stream<JsonNode> statements(String effect) {
    return documents.stream()
        .flatMap(document -> each(document.path("Statement")))
        .filter(statement -> statement.path("Effect").asText().equals(effect))
        .filter(statement -> !statement.has("Condition"));
  }

  private static boolean matches(JsonNode statement, String action, String resource) {
    return each(statement.path("Action"))
            .anyMatch(
                pattern ->
                    matches(
                        pattern.asText().toLowerCase(Locale.ROOT), action.toLowerCase(Locale.ROOT)))
        && each(statement.path("Resource"))
            .anyMatch(pattern -> matches(pattern.asText(), resource));
  }

  private static boolean matches(String pattern, String text) {
    String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return text.matches(regex);
  }

  private static Stream<JsonNode> each(JsonNode oneOrMany) {
    return oneOrMany.isArray()
        ? StreamSupport.stream(oneOrMany.spliterator(), false)
        : Stream.of(oneOrMany);
  }
}

package io.dbrefresh.local.asl.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.dbrefresh.local.asl.query.QueryLanguage;
import io.dbrefresh.local.asl.state.StateMachine;
import io.dbrefresh.local.asl.task.Integrations;
import io.dbrefresh.local.asl.value.Json;
import io.dbrefresh.local.asl.value.MalformedJsonException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the text of a definition. */
public final class DefinitionReader {
  private static final int SHOWN = 500;

  private final Integrations integrations;

  /** Task states may call what {@code integrations} has. */
  public DefinitionReader(Integrations integrations) {
    this.integrations = integrations;
  }

  /**
   * Reads and checks a definition.
   *
   * @throws InvalidDefinitionException with everything that is wrong
   */
  public StateMachine read(String definition) {
    return read(definition, false);
  }

  /**
   * Reads and checks a definition.
   *
   * @param express whether it is for a machine of the type {@code EXPRESS}, which waits for nobody
   * @throws InvalidDefinitionException with everything that is wrong
   */
  public StateMachine read(String definition, boolean express) {
    Problems problems = new Problems();
    Fields fields = Fields.of(parse(definition), "", problems);
    StateMachine machine = new MachineReader(integrations, problems, express).readTop(fields);
    problems.check();
    return machine;
  }

  private static JsonNode parse(String definition) {
    try {
      JsonNode read = definition.isBlank() ? MissingNode.getInstance() : Json.read(definition);
      if (read.isObject()) {
        return read;
      }
    } catch (MalformedJsonException malformed) {
      String place = place(malformed, definition);
      throw invalid("INVALID_JSON_DESCRIPTION", malformed.getMessage() + "\n at " + place, place);
    }
    throw invalid("SCHEMA_VALIDATION_FAILED", "Definition must be a valid JSON object", "");
  }

  private static InvalidDefinitionException invalid(String code, String message, String place) {
    return new InvalidDefinitionException(List.of(new Problem(code, message, place)));
  }

  private static String place(MalformedJsonException malformed, String definition) {
    if (!(malformed.getCause() instanceof JsonProcessingException cause)
        || cause.getLocation() == null) {
      return "";
    }
    String shown = definition.length() > SHOWN ? definition.substring(0, SHOWN) : definition;
    return "[Source: (String)\"%s\"; line: %d, column: %d]"
        .formatted(shown, cause.getLocation().getLineNr(), cause.getLocation().getColumnNr());
  }

  /** The language that a machine or state names. */
  static QueryLanguage language(Fields fields, QueryLanguage otherwise) {
    return fields
        .read(
            "QueryLanguage",
            value -> find(value.asText()),
            "Value should be one of the following: [JSONPath, JSONata]")
        .orElse(otherwise);
  }

  private static @Nullable QueryLanguage find(String name) {
    for (QueryLanguage language : QueryLanguage.values()) {
      if (language.spelling().equals(name)) {
        return language;
      }
    }
    return null;
  }
}

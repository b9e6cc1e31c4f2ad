package io.dbrefresh.local.asl.state;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.local.asl.failure.StateFault;
import io.dbrefresh.local.asl.jsonata.TypedExpression;
import io.dbrefresh.local.asl.path.PathNotFoundException;
import io.dbrefresh.local.asl.query.Expression;
import io.dbrefresh.local.asl.query.Scope;
import java.time.Duration;
import java.time.Instant;

/** Waits a number of seconds. */
public record WaitSeconds(Expression seconds) implements WaitUntil {
  private static final long LIMIT = 99_999_999;

  @Override
  public Duration delay(Scope scope, Instant now) {
    JsonNode value = find(scope);
    if (!value.isIntegralNumber()) {
      throw fault("cannot be parsed as a long value", value);
    }
    if (value.longValue() < 0) {
      throw fault("references a negative value", value);
    }
    if (value.longValue() > LIMIT) {
      throw fault("references a value larger than " + LIMIT, value);
    }
    return Duration.ofSeconds(value.longValue());
  }

  private JsonNode find(Scope scope) {
    try {
      return seconds.evaluate(scope);
    } catch (PathNotFoundException absent) {
      throw StateFault.runtime(
          "The SecondsPath parameter does not reference an input value: " + seconds);
    }
  }

  private RuntimeException fault(String wrong, JsonNode value) {
    if (seconds instanceof TypedExpression expression) {
      return expression.fault("returned a value that is not a valid number of seconds: " + value);
    }
    return StateFault.runtime(
        "The SecondsPath parameter %s: %s == %s"
            .formatted(wrong, seconds, value.isTextual() ? value.asText() : value));
  }
}

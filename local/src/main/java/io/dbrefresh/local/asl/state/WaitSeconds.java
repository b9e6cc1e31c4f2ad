package io.dbrefresh.local.asl.state;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.local.asl.failure.StateFault;
import io.dbrefresh.local.asl.jsonata.TypedExpression;
import io.dbrefresh.local.asl.path.PathNotFoundException;
import io.dbrefresh.local.asl.query.Expression;
import io.dbrefresh.local.asl.query.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/** Waits a number of seconds. */
public record WaitSeconds(Expression seconds) implements WaitUntil {
  private static final long LIMIT = 99_999_999;
  private static final Pattern DIGITS = Pattern.compile("-?\\d{1,18}");

  @Override
  public Duration delay(Scope scope, Instant now) {
    JsonNode value = find(scope);
    return Duration.ofSeconds(
        seconds instanceof TypedExpression expression
            ? expression.whole("Seconds", value, LIMIT)
            : whole(value));
  }

  /** The service reads the value's text, so that a string of digits does as well. */
  private long whole(JsonNode value) {
    if (!value.isValueNode() || !DIGITS.matcher(value.asText()).matches()) {
      throw fault("cannot be parsed as a long value", value);
    }
    long number = Long.parseLong(value.asText());
    if (number < 0) {
      throw fault("references a negative value", value);
    }
    if (number > LIMIT) {
      throw fault("references a value larger than " + LIMIT, value);
    }
    return number;
  }

  private JsonNode find(Scope scope) {
    try {
      return seconds.evaluate(scope);
    } catch (PathNotFoundException absent) {
      throw StateFault.runtime(
          "The SecondsPath parameter does not reference an input value: " + seconds);
    }
  }

  private StateFault fault(String wrong, JsonNode value) {
    return StateFault.runtime(
        "The SecondsPath parameter %s: %s == %s"
            .formatted(wrong, seconds, value.isTextual() ? value.asText() : value));
  }
}

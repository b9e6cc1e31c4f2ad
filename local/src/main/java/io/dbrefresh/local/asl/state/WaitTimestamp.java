package io.dbrefresh.local.asl.state;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.local.asl.choice.Timestamps;
import io.dbrefresh.local.asl.failure.StateFault;
import io.dbrefresh.local.asl.failure.StatesException;
import io.dbrefresh.local.asl.jsonata.TypedExpression;
import io.dbrefresh.local.asl.path.PathNotFoundException;
import io.dbrefresh.local.asl.query.Expression;
import io.dbrefresh.local.asl.query.Scope;
import java.time.Duration;
import java.time.Instant;

/** Waits until a moment. */
public record WaitTimestamp(Expression timestamp) implements WaitUntil {

  @Override
  public Duration delay(Scope scope, Instant now) {
    JsonNode value = find(scope);
    Instant until = Timestamps.read(value).orElseThrow(() -> fault(value));
    return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
  }

  private JsonNode find(Scope scope) {
    try {
      return timestamp.evaluate(scope);
    } catch (PathNotFoundException absent) {
      throw StateFault.runtime(
          "The TimestampPath parameter does not reference an input value: " + timestamp);
    }
  }

  private StatesException fault(JsonNode value) {
    String shown = value.isTextual() ? value.asText() : value.toString();
    return timestamp instanceof TypedExpression expression
        ? expression.fault(sentence("Timestamp", shown))
        : StateFault.runtime(sentence("TimestampPath", shown));
  }

  private String sentence(String field, String shown) {
    return "The %s parameter does not reference a valid ISO-8601 extended offset date-time format"
            .formatted(field)
        + " string: %s == %s".formatted(timestamp, shown);
  }
}

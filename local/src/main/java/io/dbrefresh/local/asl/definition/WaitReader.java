package io.dbrefresh.local.asl.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.local.asl.choice.Timestamps;
import io.dbrefresh.local.asl.jsonata.TypedExpression;
import io.dbrefresh.local.asl.query.Expression;
import io.dbrefresh.local.asl.state.State;
import io.dbrefresh.local.asl.state.WaitSeconds;
import io.dbrefresh.local.asl.state.WaitState;
import io.dbrefresh.local.asl.state.WaitTimestamp;
import java.util.Optional;

/** Reads a Wait state. */
final class WaitReader {
  private final StateReader state;

  WaitReader(StateReader state) {
    this.state = state;
  }

  Optional<State> read() {
    ValueFields values = state.values();
    State.Shape shape = state.shape("Wait", FlowReader.WAIT);
    Optional<Expression> seconds =
        values.value("Seconds", WaitReader::isSeconds, TypedExpression::number);
    Optional<Expression> timestamp =
        values.value(
            "Timestamp", found -> Timestamps.read(found).isPresent(), TypedExpression::string);
    if (seconds.isPresent() == timestamp.isPresent()) {
      state
          .fields()
          .problems()
          .schema(
              state.fields().pointer(),
              "Exactly one of Seconds, SecondsPath, Timestamp and TimestampPath is required");
      return Optional.empty();
    }
    return Optional.of(
        seconds.isPresent()
            ? new WaitState(shape, new WaitSeconds(seconds.get()))
            : new WaitState(shape, new WaitTimestamp(timestamp.orElseThrow())));
  }

  private static boolean isSeconds(JsonNode found) {
    return found.isInt() && found.intValue() >= 0 && found.intValue() <= 99_999_999;
  }
}

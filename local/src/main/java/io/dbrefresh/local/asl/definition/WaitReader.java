package io.dbrefresh.local.asl.definition;

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
        values.value("Seconds", found -> ValueFields.isWhole(found, 0), TypedExpression::number);
    Optional<Expression> timestamp =
        values.value(
            "Timestamp", found -> Timestamps.read(found).isPresent(), TypedExpression::string);
    Fields fields = state.fields();
    fields.requireOne(
        fields.has("Seconds") || fields.has("SecondsPath"),
        fields.has("Timestamp") || fields.has("TimestampPath"),
        "[SecondsPath, Seconds, TimestampPath, Timestamp]");
    if (seconds.isPresent() == timestamp.isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        seconds.isPresent()
            ? new WaitState(shape, new WaitSeconds(seconds.get()))
            : new WaitState(shape, new WaitTimestamp(timestamp.orElseThrow())));
  }
}

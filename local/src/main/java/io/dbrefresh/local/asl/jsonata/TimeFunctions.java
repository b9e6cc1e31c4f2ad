package io.dbrefresh.local.asl.jsonata;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.JFunction;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The functions that tell the time: the region's, and one moment for a whole expression. */
final class TimeFunctions {
  private TimeFunctions() {}

  static void bind(Jsonata.Frame frame, Clock clock) {
    long millis = clock.millis();
    frame.bind("millis", new JFunction((input, args) -> millis, null));
    frame.bind(
        "now",
        new JFunction(
            (input, args) ->
                Functions.dateTimeFromMillis(millis, argument(args, 0), argument(args, 1)),
            null));
  }

  private static @Nullable String argument(List<?> args, int index) {
    return index < args.size() && args.get(index) instanceof String text ? text : null;
  }
}

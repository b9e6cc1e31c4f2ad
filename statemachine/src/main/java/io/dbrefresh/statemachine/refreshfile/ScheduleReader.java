package io.dbrefresh.statemachine.refreshfile;

import io.dbrefresh.statemachine.schedule.Expression;
import io.dbrefresh.statemachine.schedule.InvalidExpressionException;
import io.dbrefresh.statemachine.schedule.RefreshSchedule;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.TreeSet;

/** Reads {@code schedule}: when the refresh starts by itself. */
final class ScheduleReader {
  private static final String UTC = "UTC";

  private final Fields fields;

  ScheduleReader(Steps steps) {
    fields = steps.of("schedule");
  }

  Optional<RefreshSchedule> read() {
    Optional<ZoneId> zone = zone(fields.text("timezone").orElse(UTC));
    return fields
        .text("expression")
        .flatMap(
            text ->
                expression(text)
                    .flatMap(
                        expression ->
                            zone.map(place -> new RefreshSchedule(text, expression, place))));
  }

  private Optional<Expression> expression(String text) {
    try {
      return Optional.of(Expression.parse(text));
    } catch (InvalidExpressionException invalid) {
      fields.error("expression", String.valueOf(invalid.getMessage()));
      return Optional.empty();
    }
  }

  private Optional<ZoneId> zone(String name) {
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException unknown) {
      String nearest =
          Nearest.of(name, new TreeSet<>(ZoneId.getAvailableZoneIds()).stream().toList())
              .map(Nearest::ask)
              .orElse("");
      fields.error(
          "timezone",
          "is \"%s\", which is no time zone such as Europe/Rome%s".formatted(name, nearest));
      return Optional.empty();
    }
  }
}

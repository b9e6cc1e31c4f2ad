package io.dbrefresh.statemachine.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** So often, counted from the schedule's beginning; a day is 24 hours whatever the clocks do. */
record RateExpression(Duration every) implements Expression {
  private static final Pattern RATE =
      Pattern.compile("\\s*([1-9]\\d{0,5})\\s+(minute|hour|day)s?\\s*");

  static RateExpression of(String text) {
    Matcher matcher = RATE.matcher(text);
    if (!matcher.matches()) {
      throw new InvalidExpressionException(
          "is rate(%s); a rate is a number and a unit: rate(12 hours), rate(1 day)"
              .formatted(text));
    }
    long value = Long.parseLong(matcher.group(1));
    return new RateExpression(
        switch (matcher.group(2)) {
          case "minute" -> Duration.ofMinutes(value);
          case "hour" -> Duration.ofHours(value);
          default -> Duration.ofDays(value);
        });
  }

  @Override
  public Optional<Instant> next(Instant after, ZoneId zone, Instant since) {
    if (after.isBefore(since)) {
      return Optional.of(since.plus(every));
    }
    long gone = Duration.between(since, after).dividedBy(every);
    return Optional.of(since.plus(every.multipliedBy(gone + 1)));
  }
}

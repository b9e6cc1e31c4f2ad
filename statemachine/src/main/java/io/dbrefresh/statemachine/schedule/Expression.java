package io.dbrefresh.statemachine.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A schedule expression: {@code cron(…)} or {@code rate(…)} ("Schedule types on EventBridge
 * Scheduler").
 */
public sealed interface Expression permits CronExpression, RateExpression {

  /**
   * Reads an expression.
   *
   * @throws InvalidExpressionException with what to write instead
   */
  static Expression parse(String text) {
    String expression = text.strip();
    if (expression.startsWith("cron(") && expression.endsWith(")")) {
      return CronExpression.of(expression.substring("cron(".length(), expression.length() - 1));
    } else if (expression.startsWith("rate(") && expression.endsWith(")")) {
      return RateExpression.of(expression.substring("rate(".length(), expression.length() - 1));
    } else if (expression.startsWith("at(")) {
      throw new InvalidExpressionException(
          "is at(…), which starts once; for that there is `dbrefresh launch`");
    }
    throw new InvalidExpressionException(
        "is \"%s\"; it has to be cron(minutes hours day-of-month month day-of-week year), such as %s, or rate(value unit)"
            .formatted(text, "cron(0 2 * * ? *)"));
  }

  /**
   * The first time behind {@code after}; empty where there is none any more.
   *
   * @param zone the time zone that a cron expression is meant in
   * @param since when the schedule began, from which a rate counts
   */
  Optional<Instant> next(Instant after, ZoneId zone, Instant since);

  /** The first {@code count} times behind {@code after}. */
  default List<Instant> next(int count, Instant after, ZoneId zone, Instant since) {
    List<Instant> times = new ArrayList<>();
    Optional<Instant> next = next(after, zone, since);
    while (next.isPresent() && times.size() < count) {
      times.add(next.get());
      next = next(next.get(), zone, since);
    }
    return times;
  }
}

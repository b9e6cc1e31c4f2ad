package io.dbrefresh.statemachine.schedule;

import com.cronutils.model.Cron;
import com.cronutils.model.definition.CronConstraintsFactory;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Six fields, the year last ("Cron-based schedules"). A time that the clocks jump over is left out;
 * one that they go through twice counts once, at the first ("Daylight saving time in EventBridge
 * Scheduler").
 */
record CronExpression(Cron cron) implements Expression {
  private static final int FIELDS = 6;
  private static final int UNIX_FIELDS = 5;
  private static final CronDefinition DIALECT =
      CronDefinitionBuilder.defineCron()
          .withMinutes()
          .withStrictRange()
          .and()
          .withHours()
          .withStrictRange()
          .and()
          .withDayOfMonth()
          .supportsL()
          .supportsW()
          .supportsLW()
          .supportsQuestionMark()
          .withStrictRange()
          .and()
          .withMonth()
          .withStrictRange()
          .and()
          .withDayOfWeek()
          .withValidRange(1, 7)
          .withMondayDoWValue(2)
          .supportsHash()
          .supportsL()
          .supportsQuestionMark()
          .withStrictRange()
          .and()
          .withYear()
          .withValidRange(1970, 2199)
          .withStrictRange()
          .and()
          .withCronValidation(CronConstraintsFactory.ensureEitherDayOfWeekOrDayOfMonth())
          .instance();

  static CronExpression of(String text) {
    String[] fields = text.strip().split("\\s+");
    if (fields.length != FIELDS) {
      throw new InvalidExpressionException(
          "has %d fields; cron has six: minutes hours day-of-month month day-of-week year%s"
              .formatted(fields.length, fields.length == UNIX_FIELDS ? meant(fields) : ""));
    }
    if (fields[2].equals("?") == fields[4].equals("?")) {
      throw new InvalidExpressionException(
          "has `%s` for day-of-month and `%s` for day-of-week; one of the two is `?`, and only one"
              .formatted(fields[2], fields[4]));
    }
    try {
      return new CronExpression(new CronParser(DIALECT).parse(text.strip()).validate());
    } catch (IllegalArgumentException wrong) {
      throw new InvalidExpressionException(
          "is cron(%s), which EventBridge does not take: %s".formatted(text, wrong.getMessage()));
    }
  }

  /** What a crontab's five fields are with six. */
  private static String meant(String[] unix) {
    boolean daily = unix[4].equals("*");
    return daily
        ? "; did you mean cron(%s %s %s %s ? *)?".formatted(unix[0], unix[1], unix[2], unix[3])
        : "; name days MON to SUN, and put `?` for day-of-month: cron(%s %s ? %s MON-FRI *)"
            .formatted(unix[0], unix[1], unix[3]);
  }

  @Override
  public Optional<Instant> next(Instant after, ZoneId zone, Instant since) {
    ExecutionTime times = ExecutionTime.forCron(cron);
    ZonedDateTime local = after.atZone(zone).toLocalDateTime().atZone(ZoneOffset.UTC);
    while (true) {
      Optional<ZonedDateTime> next = times.nextExecution(local);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      local = next.get();
      Optional<Instant> instant = instant(local.toLocalDateTime(), zone);
      if (instant.filter(after::isBefore).isPresent()) {
        return instant;
      }
    }
  }

  private static Optional<Instant> instant(LocalDateTime local, ZoneId zone) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    return offsets.stream().findFirst().map(local::toInstant);
  }
}

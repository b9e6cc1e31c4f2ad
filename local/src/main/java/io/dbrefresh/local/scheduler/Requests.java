package io.dbrefresh.local.scheduler;

import io.dbrefresh.statemachine.schedule.Expression;
import io.dbrefresh.statemachine.schedule.InvalidExpressionException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindow;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.RetryPolicy;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;
import software.amazon.awssdk.services.scheduler.model.Target;
import software.amazon.awssdk.services.scheduler.model.UpdateScheduleRequest;

/** Reads requests, and refuses what the service refuses. */
final class Requests {
  private static final Pattern NAME = Pattern.compile("[0-9a-zA-Z-_.]{1,64}");
  private static final Duration LONGEST_EVENT_AGE = Duration.ofDays(1);
  private static final String DEFAULT_GROUP = "default";

  private Requests() {}

  static Kept kept(CreateScheduleRequest request, Instant now) {
    return kept(
        request.groupName(),
        request.name(),
        request.scheduleExpression(),
        request.scheduleExpressionTimezone(),
        request.state(),
        request.flexibleTimeWindow(),
        request.target(),
        now);
  }

  static Kept kept(UpdateScheduleRequest request, Instant now) {
    return kept(
        request.groupName(),
        request.name(),
        request.scheduleExpression(),
        request.scheduleExpressionTimezone(),
        request.state(),
        request.flexibleTimeWindow(),
        request.target(),
        now);
  }

  static String group(@Nullable String named) {
    return named == null ? DEFAULT_GROUP : named;
  }

  private static Kept kept(
      @Nullable String group,
      String name,
      String expression,
      @Nullable String zone,
      @Nullable ScheduleState state,
      @Nullable FlexibleTimeWindow window,
      Target target,
      Instant now) {
    check(name, expression, zone, window);
    return new Kept(
        group(group),
        name,
        expression,
        zone == null ? "UTC" : zone,
        state != ScheduleState.DISABLED,
        window(window),
        target.arn(),
        target.roleArn(),
        target.input() == null ? "{}" : target.input(),
        Optional.ofNullable(target.retryPolicy())
            .map(RetryPolicy::maximumEventAgeInSeconds)
            .map(Duration::ofSeconds)
            .orElse(LONGEST_EVENT_AGE),
        now,
        now,
        now);
  }

  private static void check(
      String name, String expression, @Nullable String zone, @Nullable FlexibleTimeWindow window) {
    if (name == null || !NAME.matcher(name).matches()) {
      throw Faults.invalid("Invalid schedule name " + name);
    }
    if (window == null) {
      throw Faults.invalid("FlexibleTimeWindow must not be null");
    }
    try {
      Expression.parse(expression);
      ZoneId.of(zone == null ? "UTC" : zone);
    } catch (InvalidExpressionException | DateTimeException wrong) {
      throw Faults.invalid("Invalid Schedule Expression " + expression + " in " + zone);
    }
  }

  private static Duration window(@Nullable FlexibleTimeWindow window) {
    return window == null || window.mode() == FlexibleTimeWindowMode.OFF
        ? Duration.ZERO
        : Duration.ofMinutes(window.maximumWindowInMinutes());
  }
}

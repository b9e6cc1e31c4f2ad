package io.dbrefresh.local.scheduler;

import io.dbrefresh.local.store.Documents;
import io.dbrefresh.statemachine.schedule.Expression;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.DeleteScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.DeleteScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.GetScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ListSchedulesRequest;
import software.amazon.awssdk.services.scheduler.model.ListSchedulesResponse;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;
import software.amazon.awssdk.services.scheduler.model.Target;
import software.amazon.awssdk.services.scheduler.model.UpdateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.UpdateScheduleResponse;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * EventBridge Scheduler of the local region: recurring schedules that start executions. It fires
 * when {@link #fireDue} is called; what fell due while nobody called fires once, at its last time,
 * as long as the event is not older than its retry policy allows. Other operations throw {@link
 * UnsupportedOperationException}.
 */
public final class LocalScheduler implements SchedulerClient {
  private final Documents schedules;
  private final StartTarget targets;
  private final Clock clock;
  private final String arns;

  /** Schedules that are kept in {@code schedules}, and start executions of {@code sfn}. */
  public LocalScheduler(
      Documents schedules, SfnClient sfn, Clock clock, String region, String accountId) {
    this.schedules = schedules;
    this.targets = new StartTarget(sfn);
    this.clock = clock;
    this.arns = "arn:aws:scheduler:" + region + ":" + accountId + ":schedule/";
  }

  /**
   * Fires what is due. A target that fails is tried again at the next call, until its event is too
   * old.
   *
   * @return the names of the schedules that fired
   */
  public synchronized List<String> fireDue() {
    Instant now = clock.instant();
    List<String> fired = new ArrayList<>();
    for (String key : schedules.names()) {
      Kept schedule = Kept.of(schedules.read(key).orElseThrow());
      Optional<Instant> due = schedule.enabled() ? due(schedule, now) : Optional.empty();
      if (due.isPresent() && fire(schedule, due.get())) {
        fired.add(schedule.name());
        schedules.write(key, schedule.lookedAt(now).json());
      }
    }
    return fired;
  }

  /** The last time since it was looked, where that is not too long ago. */
  private static Optional<Instant> due(Kept schedule, Instant now) {
    Expression expression = Expression.parse(schedule.expression());
    ZoneId zone = ZoneId.of(schedule.zone());
    Duration age = schedule.longest().plus(schedule.window());
    Instant from = later(schedule.looked(), now.minus(age).minusSeconds(1));
    Optional<Instant> last = Optional.empty();
    Optional<Instant> next = expression.next(from, zone, schedule.changed());
    while (next.isPresent() && !next.get().isAfter(now)) {
      last = next;
      next = expression.next(next.get(), zone, schedule.changed());
    }
    return last;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private boolean fire(Kept schedule, Instant due) {
    try {
      targets.invoke(schedule, new Event(arn(schedule), due, 1));
      return true;
    } catch (SdkException failed) {
      return false; // It is due again at the next call, until it is too old.
    }
  }

  private String arn(Kept schedule) {
    return arns + schedule.group() + "/" + schedule.name();
  }

  private Kept find(@Nullable String group, String name) {
    return schedules
        .read(Kept.key(Requests.group(group), name))
        .map(Kept::of)
        .orElseThrow(() -> Faults.absent(name));
  }

  private void write(Kept schedule) {
    if (!StartTarget.isOffered(schedule.target())) {
      throw Faults.invalid(
          "The local region's schedules start executions, and nothing like " + schedule.target());
    }
    schedules.write(schedule.key(), schedule.json());
  }

  @Override
  public synchronized CreateScheduleResponse createSchedule(CreateScheduleRequest request) {
    Kept schedule = Requests.kept(request, clock.instant());
    if (schedules.read(schedule.key()).isPresent()) {
      throw Faults.exists(schedule.name());
    }
    write(schedule);
    return CreateScheduleResponse.builder().scheduleArn(arn(schedule)).build();
  }

  @Override
  public synchronized UpdateScheduleResponse updateSchedule(UpdateScheduleRequest request) {
    Kept before = find(request.groupName(), request.name());
    write(Requests.kept(request, clock.instant()).createdAt(before.created()));
    return UpdateScheduleResponse.builder().scheduleArn(arn(before)).build();
  }

  @Override
  public synchronized DeleteScheduleResponse deleteSchedule(DeleteScheduleRequest request) {
    schedules.delete(find(request.groupName(), request.name()).key());
    return DeleteScheduleResponse.builder().build();
  }

  @Override
  public synchronized GetScheduleResponse getSchedule(GetScheduleRequest request) {
    Kept schedule = find(request.groupName(), request.name());
    return GetScheduleResponse.builder()
        .arn(arn(schedule))
        .groupName(schedule.group())
        .name(schedule.name())
        .scheduleExpression(schedule.expression())
        .scheduleExpressionTimezone(schedule.zone())
        .state(state(schedule))
        .flexibleTimeWindow(
            window ->
                window
                    .mode(
                        schedule.window().isZero()
                            ? FlexibleTimeWindowMode.OFF
                            : FlexibleTimeWindowMode.FLEXIBLE)
                    .maximumWindowInMinutes(
                        schedule.window().isZero() ? null : (int) schedule.window().toMinutes()))
        .target(target(schedule))
        .creationDate(schedule.created())
        .lastModificationDate(schedule.changed())
        .build();
  }

  private static Target target(Kept schedule) {
    return Target.builder()
        .arn(schedule.target())
        .roleArn(schedule.role())
        .input(schedule.input())
        .retryPolicy(retry -> retry.maximumEventAgeInSeconds((int) schedule.longest().toSeconds()))
        .build();
  }

  private static ScheduleState state(Kept schedule) {
    return schedule.enabled() ? ScheduleState.ENABLED : ScheduleState.DISABLED;
  }

  @Override
  public synchronized ListSchedulesResponse listSchedules(ListSchedulesRequest request) {
    return ListSchedulesResponse.builder()
        .schedules(
            schedules.names().stream()
                .map(key -> Kept.of(schedules.read(key).orElseThrow()))
                .filter(it -> request.groupName() == null || it.group().equals(request.groupName()))
                .map(this::summary)
                .toList())
        .build();
  }

  private ScheduleSummary summary(Kept schedule) {
    return ScheduleSummary.builder()
        .arn(arn(schedule))
        .groupName(schedule.group())
        .name(schedule.name())
        .state(state(schedule))
        .target(target -> target.arn(schedule.target()))
        .creationDate(schedule.created())
        .lastModificationDate(schedule.changed())
        .build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}

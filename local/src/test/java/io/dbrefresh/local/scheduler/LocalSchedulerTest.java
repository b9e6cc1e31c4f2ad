package io.dbrefresh.local.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.local.stepfunctions.LocalSfn;
import io.dbrefresh.local.store.Documents;
import io.dbrefresh.local.time.VirtualTimeline;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindow;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;
import software.amazon.awssdk.services.scheduler.model.Target;
import software.amazon.awssdk.services.scheduler.model.ValidationException;

/** Schedules on a virtual clock, in Rome. */
class LocalSchedulerTest {
  private static final String MACHINE =
      "arn:aws:states:us-east-1:123456789012:stateMachine:dbrefresh";
  private static final ZoneId ROME = ZoneId.of("Europe/Rome");

  @TempDir Path folder;
  private final List<String> started = new ArrayList<>();
  private final List<String> inputs = new ArrayList<>();
  private VirtualTimeline timeline = new VirtualTimeline(Instant.EPOCH);
  private LocalScheduler scheduler;

  @BeforeEach
  void inWinter() {
    at("2026-01-10T12:00:00Z");
  }

  /** A region that begins at this time. */
  private void at(String time) {
    timeline = new VirtualTimeline(Instant.parse(time));
    LocalSfn sfn =
        new LocalSfn(timeline, (name, payload) -> "{}", new Random(1), "us-east-1", "123456789012");
    sfn.createStateMachine(
        request ->
            request
                .name("dbrefresh")
                .roleArn("arn:aws:iam::123456789012:role/r")
                .definition("{\"StartAt\": \"a\", \"States\": {\"a\": {\"Type\": \"Succeed\"}}}"));
    sfn.onStatusChange(
        change -> {
          if (change.status().equals("RUNNING")) {
            started.add(timeline.clock().instant().atZone(ROME).toLocalDateTime().toString());
            inputs.add(change.name() + " " + change.input());
          }
        });
    scheduler =
        new LocalScheduler(
            new Documents(folder), sfn, timeline.clock(), "us-east-1", "123456789012");
  }

  private static Target target(int longestSeconds) {
    return Target.builder()
        .arn(StartTarget.UNIVERSAL)
        .roleArn("arn:aws:iam::123456789012:role/schedules")
        .input(
            "{\"StateMachineArn\":\"%s\",\"Name\":\"app1-x-<aws.scheduler.execution-id>\",\"Input\":\"{\\\"at\\\":\\\"<aws.scheduler.scheduled-time>\\\"}\"}"
                .formatted(MACHINE))
        .retryPolicy(retry -> retry.maximumEventAgeInSeconds(longestSeconds))
        .build();
  }

  private void nightly(ScheduleState state) {
    scheduler.createSchedule(
        create ->
            create
                .name("app1-x")
                .groupName("dbrefresh")
                .scheduleExpression("cron(30 2 * * ? *)")
                .scheduleExpressionTimezone("Europe/Rome")
                .state(state)
                .flexibleTimeWindow(FlexibleTimeWindow.builder().mode("OFF").build())
                .target(target(3600)));
  }

  /** Somebody keeps the region running. */
  private void keptRunning(Duration time) {
    Instant end = timeline.clock().instant().plus(time);
    while (timeline.clock().instant().isBefore(end)) {
      timeline.advance(Duration.ofMinutes(10));
      scheduler.fireDue();
    }
  }

  @Test
  void fires_at_the_local_time_with_the_reference_filled_in() {
    nightly(ScheduleState.ENABLED);

    keptRunning(Duration.ofDays(2));

    assertThat(started).containsExactly("2026-01-11T02:30", "2026-01-12T02:30");
    assertThat(inputs.get(0)).matches("app1-x-[0-9a-f]{16} \\{\"at\":\"2026-01-11T01:30:00Z\"\\}");
  }

  @Test
  void leaves_out_the_night_in_which_the_clocks_jump_over_its_time() {
    at("2026-03-28T12:00:00Z");
    nightly(ScheduleState.ENABLED);

    keptRunning(Duration.ofDays(2));

    assertThat(started).containsExactly("2026-03-30T02:30");
  }

  @Test
  void fires_once_in_the_night_in_which_its_time_comes_twice() {
    at("2026-10-24T12:00:00Z");
    nightly(ScheduleState.ENABLED);

    keptRunning(Duration.ofDays(1));

    assertThat(started).containsExactly("2026-10-25T02:30");
  }

  @Test
  void does_not_fire_while_paused_and_makes_up_for_nothing_afterwards() {
    nightly(ScheduleState.DISABLED);
    keptRunning(Duration.ofDays(1));
    assertThat(started).isEmpty();

    scheduler.updateSchedule(
        update ->
            update
                .name("app1-x")
                .groupName("dbrefresh")
                .scheduleExpression("cron(30 2 * * ? *)")
                .scheduleExpressionTimezone("Europe/Rome")
                .state(ScheduleState.ENABLED)
                .flexibleTimeWindow(FlexibleTimeWindow.builder().mode("OFF").build())
                .target(target(3600)));
    keptRunning(Duration.ofDays(1));

    assertThat(started).containsExactly("2026-01-12T02:30");
  }

  @Test
  void fires_once_what_fell_due_while_nobody_ran_the_region_and_is_not_too_old() {
    nightly(ScheduleState.ENABLED);
    timeline.advance(
        Duration.between(timeline.clock().instant(), Instant.parse("2026-01-14T02:00:00Z")));

    assertThat(scheduler.fireDue()).containsExactly("app1-x");
    assertThat(scheduler.fireDue()).isEmpty();

    assertThat(started).hasSize(1);
    assertThat(inputs.get(0)).contains("2026-01-14T01:30:00Z");
  }

  @Test
  void gives_up_what_is_older_than_its_retry_policy_allows() {
    nightly(ScheduleState.ENABLED);
    timeline.advance(
        Duration.between(timeline.clock().instant(), Instant.parse("2026-01-14T09:00:00Z")));

    assertThat(scheduler.fireDue()).isEmpty();
  }

  @Test
  void an_event_that_is_delivered_twice_starts_one_execution() {
    nightly(ScheduleState.ENABLED);
    timeline.advance(
        Duration.between(timeline.clock().instant(), Instant.parse("2026-01-11T01:30:00Z")));
    Documents kept = new Documents(folder);
    JsonNode before = kept.read("dbrefresh~app1-x").orElseThrow();
    scheduler.fireDue();
    kept.write("dbrefresh~app1-x", before);

    scheduler.fireDue();

    assertThat(started).hasSize(1);
  }

  @Test
  void tries_a_target_again_that_has_failed() {
    nightly(ScheduleState.ENABLED);
    scheduler.createSchedule(
        create ->
            create
                .name("lost")
                .scheduleExpression("rate(1 hour)")
                .flexibleTimeWindow(FlexibleTimeWindow.builder().mode("OFF").build())
                .target(target(600).toBuilder().arn(MACHINE + "-absent").build()));
    timeline.advance(Duration.ofMinutes(61));

    assertThat(scheduler.fireDue()).isEmpty();
    timeline.advance(Duration.ofMinutes(5));
    assertThat(scheduler.fireDue()).isEmpty();
  }

  @Test
  void refuses_what_the_service_refuses() {
    nightly(ScheduleState.ENABLED);

    assertThatThrownBy(() -> nightly(ScheduleState.ENABLED)).isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> scheduler.getSchedule(get -> get.name("absent")))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(
            () ->
                scheduler.createSchedule(
                    create ->
                        create
                            .name("wrong")
                            .scheduleExpression("cron(0 2 * * *)")
                            .flexibleTimeWindow(FlexibleTimeWindow.builder().mode("OFF").build())
                            .target(target(60))))
        .isInstanceOf(ValidationException.class);
    scheduler.deleteSchedule(delete -> delete.name("app1-x").groupName("dbrefresh"));
    assertThat(scheduler.listSchedules(list -> {}).schedules()).isEmpty();
  }
}

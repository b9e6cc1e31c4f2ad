package io.dbrefresh.launcher.schedule;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.statemachine.schedule.RefreshSchedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindow;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ListSchedulesRequest;
import software.amazon.awssdk.services.scheduler.model.ListSchedulesResponse;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;
import software.amazon.awssdk.services.scheduler.model.Target;
import software.amazon.awssdk.services.scheduler.model.UpdateScheduleRequest;

/**
 * The schedules of a group. Each starts the refresh machine with a reference to a refresh file in
 * S3, whose current version {@code prepare} reads ("Using universal targets": StartExecution).
 */
public final class Schedules {
  private static final String START = "arn:aws:scheduler:::aws-sdk:sfn:startExecution";

  /** An execution's name has 80 characters, and what recovers it begins with "recover-". */
  private static final int LONGEST_PREFIX = 50;

  /** A nightly refresh that could not start for so long is not wanted in the morning. */
  private static final int LONGEST_SECONDS = 4 * 3600;

  private final SchedulerClient scheduler;

  /** The schedules that {@code scheduler} has. */
  public Schedules(SchedulerClient scheduler) {
    this.scheduler = scheduler;
  }

  /**
   * Makes the schedule of a file, or brings it to what the file says, and enables it.
   *
   * @return whether it is new
   */
  public boolean put(ScheduledFile file, RefreshSchedule when, Home home) {
    Target target = target(file, home);
    FlexibleTimeWindow exactly =
        FlexibleTimeWindow.builder().mode(FlexibleTimeWindowMode.OFF).build();
    if (find(file.name(), home.group()).isPresent()) {
      scheduler.updateSchedule(
          update ->
              update
                  .groupName(home.group())
                  .name(file.name())
                  .description("Refreshes " + file.file().target().instance())
                  .scheduleExpression(when.text())
                  .scheduleExpressionTimezone(when.zone().getId())
                  .flexibleTimeWindow(exactly)
                  .state(ScheduleState.ENABLED)
                  .target(target));
      return false;
    }
    scheduler.createSchedule(
        create ->
            create
                .groupName(home.group())
                .name(file.name())
                .description("Refreshes " + file.file().target().instance())
                .scheduleExpression(when.text())
                .scheduleExpressionTimezone(when.zone().getId())
                .flexibleTimeWindow(exactly)
                .state(ScheduleState.ENABLED)
                .target(target));
    return true;
  }

  private static Target target(ScheduledFile file, Home home) {
    String prefix = file.name().replace('.', '_');
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request
        .put("StateMachineArn", home.machine())
        .put(
            "Name",
            prefix.substring(0, Math.min(LONGEST_PREFIX, prefix.length()))
                + "-<aws.scheduler.execution-id>")
        .put("Input", input(file, home, "schedule " + file.name()).toString());
    return Target.builder()
        .arn(START)
        .roleArn(home.role())
        .input(request.toString())
        .retryPolicy(retry -> retry.maximumEventAgeInSeconds(LONGEST_SECONDS))
        .build();
  }

  /** The input of an execution that refreshes as an object of S3 says. */
  public static ObjectNode input(ScheduledFile file, Home home, String by) {
    ObjectNode input = JsonNodeFactory.instance.objectNode();
    input.putObject("refreshFile").put("bucket", home.bucket()).put("key", file.key());
    input.putObject("launch").put("by", by);
    return input;
  }

  /** The schedule of this name. */
  public Optional<GetScheduleResponse> find(String name, String group) {
    try {
      return Optional.of(scheduler.getSchedule(get -> get.groupName(group).name(name)));
    } catch (ResourceNotFoundException absent) {
      return Optional.empty();
    }
  }

  /** All of the group, by name. */
  public List<GetScheduleResponse> all(String group) {
    List<GetScheduleResponse> all = new ArrayList<>();
    ListSchedulesRequest request = ListSchedulesRequest.builder().groupName(group).build();
    ListSchedulesResponse page;
    do {
      page = scheduler.listSchedules(request);
      page.schedules().forEach(each -> find(each.name(), group).ifPresent(all::add));
      request = request.toBuilder().nextToken(page.nextToken()).build();
    } while (page.nextToken() != null);
    return all;
  }

  /**
   * Takes a schedule away.
   *
   * @return whether it was there
   */
  public boolean remove(String name, String group) {
    try {
      scheduler.deleteSchedule(delete -> delete.groupName(group).name(name));
      return true;
    } catch (ResourceNotFoundException absent) {
      return false;
    }
  }

  /**
   * Disables a schedule, which keeps all it has.
   *
   * @return whether it was there
   */
  public boolean pause(String name, String group) {
    Optional<GetScheduleResponse> found = find(name, group);
    found.ifPresent(
        schedule ->
            scheduler.updateSchedule(
                UpdateScheduleRequest.builder()
                    .groupName(group)
                    .name(name)
                    .description(schedule.description())
                    .scheduleExpression(schedule.scheduleExpression())
                    .scheduleExpressionTimezone(schedule.scheduleExpressionTimezone())
                    .startDate(schedule.startDate())
                    .endDate(schedule.endDate())
                    .kmsKeyArn(schedule.kmsKeyArn())
                    .flexibleTimeWindow(schedule.flexibleTimeWindow())
                    .target(schedule.target())
                    .state(ScheduleState.DISABLED)
                    .build()));
    return found.isPresent();
  }
}

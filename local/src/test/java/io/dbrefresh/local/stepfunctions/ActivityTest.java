package io.dbrefresh.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.model.ActivityDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;

/** Work that workers come for, on the virtual clock. */
final class ActivityTest {
  @TempDir Path folder;
  private Region region;
  private String activity = "";

  @BeforeEach
  void createActivity() {
    region = new Region(folder);
    activity = region.sfn.createActivity(r -> r.name("review")).activityArn();
  }

  private String started(String fields) {
    String definition =
        """
        {"StartAt": "a", "States": {"a": {"Type": "Task", "Resource": "%s", "End": true%s}}}
        """
            .formatted(activity, fields);
    return region.start(region.create("machine", definition), "run", "{\"x\":1}");
  }

  private GetActivityTaskResponse work(String worker) {
    return region.sfn.getActivityTask(r -> r.activityArn(activity).workerName(worker));
  }

  @Test
  void a_worker_gets_the_input_and_answers() {
    String arn = started("");

    GetActivityTaskResponse task = work("one");
    region.sfn.sendTaskSuccess(r -> r.taskToken(task.taskToken()).output("{\"ok\":true}"));
    region.timeline.runUntilIdle();

    assertThat(task.input()).isEqualTo("{\"x\":1}");
    assertThat(region.describe(arn).output()).isEqualTo("{\"ok\":true}");
    assertThat(region.types(arn))
        .containsExactly(
            "ExecutionStarted",
            "TaskStateEntered",
            "ActivityScheduled",
            "ActivityStarted",
            "ActivitySucceeded",
            "TaskStateExited",
            "ExecutionSucceeded");
    assertThat(region.events(arn).get(3).activityStartedEventDetails().workerName())
        .isEqualTo("one");
  }

  @Test
  void a_worker_that_fails_fails_the_task() {
    String arn = started("");
    String token = work("one").taskToken();

    region.sfn.sendTaskFailure(r -> r.taskToken(token).error("Bad").cause("seen"));
    region.timeline.runUntilIdle();

    assertThat(region.describe(arn).error()).isEqualTo("Bad");
    assertThat(region.types(arn)).contains("ActivityFailed");
  }

  @Test
  void a_worker_that_nobody_has_work_for_waits_a_minute() {
    var before = region.timeline.clock().instant();

    assertThat(work("one").taskToken()).isNull();
    assertThat(Duration.between(before, region.timeline.clock().instant()))
        .isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void the_heartbeat_counts_from_when_the_work_is_taken() {
    String arn = started(", \"HeartbeatSeconds\": 10, \"TimeoutSeconds\": 600");
    region.timeline.advance(Duration.ofSeconds(100));
    assertThat(region.describe(arn).statusAsString()).isEqualTo("RUNNING");

    work("one");
    region.timeline.advance(Duration.ofSeconds(10));

    assertThat(region.describe(arn).error()).isEqualTo("States.HeartbeatTimeout");
    assertThat(region.types(arn)).contains("ActivityTimedOut");
  }

  @Test
  void work_that_nobody_comes_for_times_out_and_is_not_handed_out_any_more() {
    String arn = started(", \"TimeoutSeconds\": 30");
    region.timeline.advance(Duration.ofSeconds(30));

    assertThat(region.describe(arn).error()).isEqualTo("States.Timeout");
    assertThat(work("late").taskToken()).isNull();
  }

  @Test
  void an_activity_that_is_not_there_fails_what_calls_it() {
    region.sfn.deleteActivity(r -> r.activityArn(activity));
    String arn = started("");
    region.timeline.runUntilIdle();

    assertThat(region.describe(arn).error()).isEqualTo("States.Runtime");
    assertThat(region.describe(arn).cause())
        .isEqualTo(
            "An error occurred while executing the state 'a' (entered at the event id #2). The"
                + " activity "
                + activity
                + " does not exist.");
    assertThatThrownBy(() -> work("one"))
        .isInstanceOf(ActivityDoesNotExistException.class)
        .hasMessageContaining("Activity Does Not Exist: '" + activity + "'");
  }

  @Test
  void activities_are_listed_and_are_no_machines() {
    assertThat(region.sfn.createActivity(r -> r.name("review")).activityArn()).isEqualTo(activity);
    assertThat(region.sfn.listActivities(r -> {}).activities())
        .extracting("name")
        .containsExactly("review");
    assertThat(region.sfn.listStateMachines(r -> {}).stateMachines()).isEmpty();
    assertThatThrownBy(() -> region.sfn.createActivity(r -> r.name("no spaces")))
        .isInstanceOf(InvalidNameException.class);
  }
}

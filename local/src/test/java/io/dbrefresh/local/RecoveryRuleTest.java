package io.dbrefresh.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

class RecoveryRuleTest {
  @TempDir Path temp;

  private LocalRegion open(Definitions definitions) {
    return TestRegion.withoutDatabases(temp.resolve("region"), definitions);
  }

  private static void start(LocalRegion region, String name, String input) {
    region
        .sfn()
        .startExecution(
            request -> request.stateMachineArn(TestRegion.MACHINE).name(name).input(input));
  }

  @Test
  void recovers_a_stopped_refresh_under_a_name_that_fits() {
    String name = "mysqlinstd-" + "x".repeat(65);
    try (LocalRegion region = open(TestRegion.DEFINITIONS)) {
      start(region, name, "{}");
      region
          .sfn()
          .stopExecution(
              request ->
                  request.executionArn(Executions.arn(name)).error("Stopped").cause("by hand"));
      String recovery = ("recover-" + name).substring(0, 80);
      assertThat(Executions.ended(region, recovery).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
      assertThat(Executions.ended(region, recovery).input())
          .isEqualTo(
              "{\"recover\":{\"executionArn\":\"%s\",\"name\":\"%s\",\"status\":\"ABORTED\",\"startDate\":%d,\"error\":\"Stopped\",\"cause\":\"by hand\"}}"
                  .formatted(
                      Executions.arn(name),
                      name,
                      Executions.ended(region, name).startDate().toEpochMilli()));
    }
  }

  @Test
  void recovers_what_was_stopped_even_a_recovery_and_nothing_that_ended_by_itself() {
    Definitions waiting =
        TestRegion.refreshing(
            """
            {"StartAt": "choose", "States": {
              "choose": {"Type": "Choice", "Default": "wait", "Choices": [
                {"Variable": "$.done", "IsPresent": true, "Next": "end"}]},
              "wait": {"Type": "Wait", "Seconds": 3600, "Next": "end"},
              "end": {"Type": "Pass", "End": true}}}
            """);
    try (LocalRegion region = open(waiting)) {
      start(region, "done", "{\"done\": true}");
      start(region, "recovery", "{\"recover\": {}}");
      start(region, "stopped", "{}");
      assertThat(Executions.ended(region, "done").status()).isEqualTo(ExecutionStatus.SUCCEEDED);
      for (String name : new String[] {"recovery", "stopped"}) {
        region.sfn().stopExecution(request -> request.executionArn(Executions.arn(name)));
      }
      awaitExecution(region, "recover-stopped");
      awaitExecution(region, "recover-recovery");
      assertThat(Executions.ended(region, "stopped").status()).isEqualTo(ExecutionStatus.ABORTED);
      assertThat(Executions.exists(region, "recover-done")).isFalse();
    }
  }

  private static void awaitExecution(LocalRegion region, String name) {
    long end = System.nanoTime() + 20_000_000_000L;
    while (!Executions.exists(region, name)) {
      assertThat(System.nanoTime()).as("no execution " + name).isLessThan(end);
      Thread.onSpinWait();
    }
  }

  @Test
  void puts_values_in_the_place_of_placeholders_and_follows_changed_definitions() {
    try (LocalRegion region = open(TestRegion.DEFINITIONS)) {
      assertThat(definition(region))
          .contains("arn:aws:lambda:us-east-1:123456789012:function:PrepareFunction")
          .contains("arn:aws:states:us-east-1:123456789012:stateMachine:dbrefresh-step")
          .contains("dbrefresh-locks")
          .doesNotContain("${");
    }
    String changed = TestRegion.DEFINITIONS.refresh().replace("3600", "7200");
    try (LocalRegion region = open(TestRegion.refreshing(changed))) {
      assertThat(definition(region)).contains("7200");
    }
    Definitions unknown = TestRegion.refreshing(changed.replace("LockTable", "Unheard"));
    assertThatThrownBy(() -> open(unknown)).hasMessageContaining("${Unheard}");
  }

  private static String definition(LocalRegion region) {
    return region
        .sfn()
        .describeStateMachine(request -> request.stateMachineArn(TestRegion.MACHINE))
        .definition();
  }
}

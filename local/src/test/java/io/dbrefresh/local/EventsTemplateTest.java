package io.dbrefresh.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.statemachine.step.StoppedExecution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;

/** The rules on AWS: what they listen to, whom they call, and what becomes of lost events. */
class EventsTemplateTest {
  private static final Path TEMPLATES = Path.of("..", "cloudformation");

  @TempDir Path folder;

  private static String template(String name) throws IOException {
    return Files.readString(TEMPLATES.resolve(name));
  }

  private static ObjectNode detail(String status, String error, String input) {
    ObjectNode detail = new JsonMapper().createObjectNode();
    detail.put("stateMachineArn", TestRegion.MACHINE).put("name", "app1-mysqlinstd-1");
    detail.put("executionArn", Executions.arn("app1-mysqlinstd-1")).put("status", status);
    detail.put("startDate", 1795737600000L).put("input", input).put("error", error);
    return detail;
  }

  @Test
  void every_function_that_a_rule_calls_is_there_and_may_be_called() throws IOException {
    String events = template("orchestration.yaml");
    for (String function : List.of("start-recovery", "sweep")) {
      assertThat(template("compute.yaml"))
          .contains("FunctionName: !Sub ${NamePrefix}-" + function + "\n");
      assertThat(events)
          .contains("Arn: !Sub ${FunctionPrefix}" + function + ":live")
          .contains("FunctionName: !Sub ${FunctionPrefix}" + function + ":live")
          .contains("FunctionName: !Sub ${NamePrefix}-" + function + "\n");
    }
    assertThat(events.split("DeadLetterConfig:")).hasSize(3);
    assertThat(events.split("OnFailure:")).hasSize(3);
    assertThat(events).contains("aws:SourceArn:");
  }

  @Test
  void the_rule_hears_of_every_status_that_wants_recovery() throws IOException {
    assertThat(template("orchestration.yaml"))
        .contains("source: [aws.states]")
        .contains("detail-type: [Step Functions Execution Status Change]")
        .contains("status: [ABORTED, TIMED_OUT, FAILED]");
  }

  @ParameterizedTest
  @CsvSource({
    "ABORTED,Stopped,true",
    "TIMED_OUT,States.Timeout,true",
    "FAILED,States.DataLimitExceeded,true",
    "FAILED,ScriptFailed,false",
    "SUCCEEDED,,false"
  })
  void only_what_ran_no_catcher_of_its_own_is_recovered(
      String status, String error, boolean wanted) {
    assertThat(StoppedExecution.of(detail(status, error, "{}")).wantsRecovery()).isEqualTo(wanted);
    assertThat(StoppedExecution.of(detail(status, error, "{\"recover\": {}}")).wantsRecovery())
        .isEqualTo(status.equals("ABORTED"));
  }

  @Test
  void the_function_starts_one_recovery_however_often_the_event_comes() throws IOException {
    try (LocalRegion region =
        TestRegion.withoutDatabases(folder.resolve("region"), TestRegion.DEFINITIONS)) {
      assertThat(sent(region)).isEqualTo("\"recover-app1-mysqlinstd-1 is started\"");
      JsonNode input =
          new JsonMapper().readTree(Executions.ended(region, "recover-app1-mysqlinstd-1").input());
      assertThat(sent(region)).contains("recover-app1-mysqlinstd-1 is started already");
      assertThat(input.path("recover").path("error").asText()).isEqualTo("Stopped");
    }
  }

  private static String sent(LocalRegion region) {
    ObjectNode event = new JsonMapper().createObjectNode();
    event.set("detail", detail("ABORTED", "Stopped", "{}"));
    return region
        .lambda()
        .invoke(
            r ->
                r.functionName("StartRecoveryFunction")
                    .payload(SdkBytes.fromUtf8String(event.toString())))
        .payload()
        .asUtf8String();
  }
}

package io.dbrefresh.local.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbrefresh.local.stepfunctions.LocalSfn;
import io.dbrefresh.local.store.Documents;
import io.dbrefresh.local.time.WallTimeline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ConflictException;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionNotRedrivableException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.InspectionLevel;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.RoutingConfigurationListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TestExecutionStatus;
import software.amazon.awssdk.services.sfn.model.TestStateResponse;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResponse;

/** What is asked of Step Functions: machines, executions, their histories and lists in pages. */
class StepFunctionsContractTest {
  private static final String ROLE =
      System.getProperty("contract.role", "arn:aws:iam::123456789012:role/dbrefresh");
  private static final String PASS =
      "{\"StartAt\":\"a\",\"States\":{\"a\":{\"Type\":\"Pass\",\"End\":true}}}";
  private static final String WAIT =
      "{\"StartAt\":\"a\",\"States\":{\"a\":{\"Type\":\"Wait\",\"Seconds\":3600,\"End\":true}}}";

  @TempDir Path folder;

  private SfnClient open(Place place) {
    return place.client(
        SfnClient.class,
        () -> {
          WallTimeline timeline = new WallTimeline();
          place.atEnd(timeline::close);
          return new LocalSfn(
              timeline,
              new Documents(folder.resolve("machines")),
              new Documents(folder.resolve("executions")),
              (function, payload) -> payload,
              "us-east-1",
              "123456789012");
        });
  }

  private static String machine(SfnClient sfn, Place place, String definition) {
    String arn =
        sfn.createStateMachine(r -> r.name(Unique.name()).definition(definition).roleArn(ROLE))
            .stateMachineArn();
    place.atEnd(() -> sfn.deleteStateMachine(r -> r.stateMachineArn(arn)));
    return arn;
  }

  private static String start(SfnClient sfn, String machine, String name, String input) {
    return sfn.startExecution(r -> r.stateMachineArn(machine).name(name).input(input))
        .executionArn();
  }

  private static DescribeExecutionResponse ended(SfnClient sfn, String arn) {
    DescribeExecutionResponse now = sfn.describeExecution(r -> r.executionArn(arn));
    while (now.status() == ExecutionStatus.RUNNING) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      now = sfn.describeExecution(r -> r.executionArn(arn));
    }
    return now;
  }

  @Contract
  void an_execution_succeeds_with_its_output_and_history(Place place) {
    SfnClient sfn = open(place);
    String arn = start(sfn, machine(sfn, place, PASS), "one", "{\"ü\":1}");

    DescribeExecutionResponse ended = ended(sfn, arn);

    assertThat(ended.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(ended.output()).isEqualTo("{\"ü\":1}");
    assertThat(ended.stopDate()).isAfterOrEqualTo(ended.startDate());
    List<HistoryEvent> paged = new ArrayList<>();
    sfn.getExecutionHistoryPaginator(r -> r.executionArn(arn).maxResults(1))
        .events()
        .forEach(paged::add);
    assertThat(paged)
        .extracting(HistoryEvent::typeAsString)
        .containsExactly(
            "ExecutionStarted", "PassStateEntered", "PassStateExited", "ExecutionSucceeded");
    assertThat(
            sfn.getExecutionHistory(r -> r.executionArn(arn).reverseOrder(true).maxResults(1))
                .events())
        .extracting(HistoryEvent::id)
        .containsExactly(4L);
  }

  @Contract
  void an_execution_that_is_stopped_says_why(Place place) {
    SfnClient sfn = open(place);
    String arn = start(sfn, machine(sfn, place, WAIT), "one", "{}");
    sfn.stopExecution(r -> r.executionArn(arn).error("Stopped").cause("by hand"));

    DescribeExecutionResponse ended = ended(sfn, arn);

    assertThat(ended.status()).isEqualTo(ExecutionStatus.ABORTED);
    assertThat(ended.error()).isEqualTo("Stopped");
    assertThat(ended.cause()).isEqualTo("by hand");
  }

  @Contract
  void executions_are_listed_by_status_in_pages(Place place) {
    SfnClient sfn = open(place);
    String machine = machine(sfn, place, WAIT);
    List<String> arns =
        List.of("one", "two", "three").stream().map(n -> start(sfn, machine, n, "{}")).toList();
    sfn.stopExecution(r -> r.executionArn(arns.get(0)));
    ended(sfn, arns.get(0));

    assertThat(
            sfn
                .listExecutionsPaginator(
                    r ->
                        r.stateMachineArn(machine)
                            .statusFilter(ExecutionStatus.RUNNING)
                            .maxResults(1))
                .executions()
                .stream()
                .map(ExecutionListItem::name))
        .containsExactlyInAnyOrder("two", "three");
  }

  @Contract
  void the_same_start_again_is_the_same_execution_and_another_is_refused(Place place) {
    SfnClient sfn = open(place);
    String machine = machine(sfn, place, WAIT);
    String arn = start(sfn, machine, "one", "{\"a\":1}");

    assertThat(start(sfn, machine, "one", "{\"a\":1}")).isEqualTo(arn);
    assertThatThrownBy(() -> start(sfn, machine, "one", "{\"a\":2}"))
        .isInstanceOf(ExecutionAlreadyExistsException.class)
        .hasMessageContaining("Execution Already Exists: '" + arn + "'");
  }

  @Contract
  void an_execution_by_an_alias_is_one_of_the_version_that_it_leads_to(Place place) {
    SfnClient sfn = open(place);
    String machine = machine(sfn, place, PASS);
    String version =
        sfn.publishStateMachineVersion(r -> r.stateMachineArn(machine)).stateMachineVersionArn();
    sfn.updateStateMachine(r -> r.stateMachineArn(machine).definition(WAIT));
    RoutingConfigurationListItem all =
        RoutingConfigurationListItem.builder().stateMachineVersionArn(version).weight(100).build();
    String alias =
        sfn.createStateMachineAlias(r -> r.name("live").routingConfiguration(all))
            .stateMachineAliasArn();

    DescribeExecutionResponse ended = ended(sfn, start(sfn, alias, "one", "{}"));

    assertThat(ended.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(ended.stateMachineArn()).isEqualTo(machine);
    assertThat(ended.stateMachineVersionArn()).isEqualTo(version);
    assertThat(ended.stateMachineAliasArn()).isEqualTo(alias);
    assertThatThrownBy(() -> sfn.deleteStateMachineVersion(r -> r.stateMachineVersionArn(version)))
        .isInstanceOf(ConflictException.class);
  }

  @Contract
  void an_execution_that_was_stopped_is_redriven(Place place) {
    SfnClient sfn = open(place);
    String arn = start(sfn, machine(sfn, place, WAIT), "one", "{}");
    assertThatThrownBy(() -> sfn.redriveExecution(r -> r.executionArn(arn)))
        .isInstanceOf(ExecutionNotRedrivableException.class);
    sfn.stopExecution(r -> r.executionArn(arn));
    ended(sfn, arn);

    sfn.redriveExecution(r -> r.executionArn(arn));

    DescribeExecutionResponse again = sfn.describeExecution(r -> r.executionArn(arn));
    assertThat(again.status()).isEqualTo(ExecutionStatus.RUNNING);
    assertThat(again.redriveCount()).isEqualTo(1);
    assertThat(
            sfn.getExecutionHistory(r -> r.executionArn(arn)).events().stream()
                .map(HistoryEvent::typeAsString))
        .contains("ExecutionAborted", "ExecutionRedriven");
    sfn.stopExecution(r -> r.executionArn(arn));
  }

  @Contract
  void a_definition_is_diagnosed_where_it_is_wrong(Place place) {
    SfnClient sfn = open(place);
    String dangling = PASS.replace("\"End\":true", "\"Next\":\"b\"");

    assertThat(sfn.validateStateMachineDefinition(r -> r.definition(PASS)).resultAsString())
        .isEqualTo("OK");
    ValidateStateMachineDefinitionResponse wrong =
        sfn.validateStateMachineDefinition(r -> r.definition(dangling));
    assertThat(wrong.resultAsString()).isEqualTo("FAIL");
    assertThat(wrong.diagnostics())
        .anySatisfy(
            diagnostic -> {
              assertThat(diagnostic.code()).isEqualTo("MISSING_TRANSITION_TARGET");
              assertThat(diagnostic.message()).isEqualTo("Missing 'Next' target: b");
              assertThat(diagnostic.location()).isEqualTo("/States/a/Next");
            });
  }

  @Contract
  void a_state_is_tried_without_a_machine(Place place) {
    TestStateResponse tried =
        open(place)
            .testState(
                r ->
                    r.definition("{\"Type\":\"Pass\",\"Next\":\"b\"}")
                        .roleArn(ROLE)
                        .input("{\"a\":1}")
                        .inspectionLevel(InspectionLevel.DEBUG));

    assertThat(tried.status()).isEqualTo(TestExecutionStatus.SUCCEEDED);
    assertThat(tried.output()).isEqualTo("{\"a\":1}");
    assertThat(tried.nextState()).isEqualTo("b");
    assertThat(tried.inspectionData().input()).isEqualTo("{\"a\":1}");
  }

  @Contract
  void faults_are_the_services(Place place) {
    SfnClient sfn = open(place);
    String machine = machine(sfn, place, PASS);
    String none = machine.replace(":stateMachine:", ":execution:") + ":none";

    assertThatThrownBy(() -> sfn.describeExecution(r -> r.executionArn(none)))
        .isInstanceOf(ExecutionDoesNotExistException.class);
    assertThatThrownBy(() -> sfn.describeExecution(r -> r.executionArn("none")))
        .isInstanceOf(InvalidArnException.class);
    assertThatThrownBy(() -> start(sfn, machine + "-none", "one", "{}"))
        .isInstanceOf(StateMachineDoesNotExistException.class);
    assertThatThrownBy(() -> start(sfn, machine, "one", "{"))
        .isInstanceOf(InvalidExecutionInputException.class);
    assertThatThrownBy(() -> machine(sfn, place, "{\"StartAt\":\"b\",\"States\":{}}"))
        .isInstanceOf(InvalidDefinitionException.class);
  }
}

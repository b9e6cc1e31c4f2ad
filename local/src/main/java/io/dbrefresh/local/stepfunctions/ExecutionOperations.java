package io.dbrefresh.local.stepfunctions;

import static io.dbrefresh.local.stepfunctions.StateMachineOperations.required;

import io.dbrefresh.local.asl.history.Event;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.CloudWatchEventsExecutionDataDetails;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveFilter;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionRequest;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StopExecutionResponse;

/** The API's operations on executions. */
final class ExecutionOperations {
  private static final Comparator<ExecutionRecord> NEWEST_FIRST =
      Comparator.comparing((ExecutionRecord execution) -> execution.identity().startDate())
          .reversed()
          .thenComparing(execution -> execution.identity().executionArn());

  private final Machines machines;
  private final Executions executions;
  private final Arns arns;
  private final Clock clock;

  ExecutionOperations(Machines machines, Executions executions, Arns arns, Clock clock) {
    this.arns = arns;
    this.clock = clock;
    this.machines = machines;
    this.executions = executions;
  }

  StartExecutionResponse start(StartExecutionRequest request) {
    ExecutionRecord started =
        executions.start(
            required(request.stateMachineArn(), "stateMachineArn"),
            Optional.ofNullable(request.name()),
            Inputs.parse(Optional.ofNullable(request.input()).orElse("{}")));
    return StartExecutionResponse.builder()
        .executionArn(started.identity().executionArn())
        .startDate(started.identity().startDate())
        .build();
  }

  StopExecutionResponse stop(StopExecutionRequest request) {
    return StopExecutionResponse.builder()
        .stopDate(
            executions.stop(
                required(request.executionArn(), "executionArn"),
                Optional.ofNullable(request.error()),
                Optional.ofNullable(request.cause())))
        .build();
  }

  RedriveExecutionResponse redrive(RedriveExecutionRequest request) {
    String arn = required(request.executionArn(), "executionArn");
    machines
        .find(executions.get(arn).identity().stateMachineArn())
        .filter(MachineRecord::isExpress)
        .ifPresent(
            express -> {
              throw Faults.notRedrivable("Executions of the type EXPRESS cannot be redriven");
            });
    return RedriveExecutionResponse.builder().redriveDate(executions.redrive(arn)).build();
  }

  DescribeExecutionResponse describe(DescribeExecutionRequest request) {
    ExecutionRecord found = executions.get(required(request.executionArn(), "executionArn"));
    CloudWatchEventsExecutionDataDetails included =
        CloudWatchEventsExecutionDataDetails.builder().included(true).build();
    DescribeExecutionResponse.Builder response =
        DescribeExecutionResponse.builder()
            .executionArn(found.identity().executionArn())
            .stateMachineArn(found.identity().stateMachineArn())
            .name(found.identity().name())
            .status(found.status().name())
            .startDate(found.identity().startDate())
            .input(found.input())
            .inputDetails(included)
            .redriveCount(found.redriveCount());
    Optional<String> refusal = Redrives.refusal(found, clock.instant());
    response
        .redriveStatus(
            refusal.isEmpty()
                ? ExecutionRedriveStatus.REDRIVABLE
                : ExecutionRedriveStatus.NOT_REDRIVABLE)
        .redriveStatusReason(refusal.orElse(null));
    found.redriveDate().ifPresent(response::redriveDate);
    found.stopDate().ifPresent(response::stopDate);
    found.part().ifPresent(part -> response.mapRunArn(part.mapRunArn()));
    found.origin().versionArn().ifPresent(response::stateMachineVersionArn);
    found.origin().aliasArn().ifPresent(response::stateMachineAliasArn);
    found.output().ifPresent(output -> response.output(output).outputDetails(included));
    found.error().ifPresent(response::error);
    found.cause().ifPresent(response::cause);
    return response.build();
  }

  ListExecutionsResponse list(ListExecutionsRequest request) {
    if (request.mapRunArn() != null) {
      return listed(request, ofMapRun(request.mapRunArn()));
    }
    String arn = required(request.stateMachineArn(), "stateMachineArn");
    MachineRecord machine = machines.of(arn);
    boolean any = arns.machine(arn).qualifier().isEmpty();
    return listed(
        request,
        executions.ofMachine(machine.name()).stream()
            .filter(found -> any || found.origin().has(arn)));
  }

  /** The children that have ended. */
  private Stream<ExecutionRecord> ofMapRun(String arn) {
    return executions.ofMachine(arns.labelledByMapRun(arn)).stream()
        .filter(found -> found.part().filter(part -> part.mapRunArn().equals(arn)).isPresent());
  }

  private static ListExecutionsResponse listed(
      ListExecutionsRequest request, Stream<ExecutionRecord> candidates) {
    Optional<String> status = Optional.ofNullable(request.statusFilterAsString());
    List<ExecutionRecord> all =
        candidates
            .filter(found -> matches(found, request.redriveFilter()))
            .filter(found -> status.isEmpty() || status.get().equals(found.status().name()))
            .sorted(NEWEST_FIRST)
            .toList();
    Pages.Page<ExecutionRecord> page =
        Pages.cut(
            all,
            found -> found.identity().executionArn(),
            request.maxResults(),
            request.nextToken());
    return ListExecutionsResponse.builder()
        .executions(page.items().stream().map(ExecutionOperations::item).toList())
        .nextToken(page.nextToken().orElse(null))
        .build();
  }

  private static boolean matches(ExecutionRecord found, @Nullable ExecutionRedriveFilter filter) {
    return filter == null
        || (found.redriveCount() > 0) == (filter == ExecutionRedriveFilter.REDRIVEN);
  }

  private static ExecutionListItem item(ExecutionRecord found) {
    ExecutionListItem.Builder item =
        ExecutionListItem.builder()
            .executionArn(found.identity().executionArn())
            .stateMachineArn(found.identity().stateMachineArn())
            .name(found.identity().name())
            .status(found.status().name())
            .startDate(found.identity().startDate())
            .redriveCount(found.redriveCount());
    found.redriveDate().ifPresent(item::redriveDate);
    found.stopDate().ifPresent(item::stopDate);
    found.part().ifPresent(part -> item.mapRunArn(part.mapRunArn()).itemCount(part.items()));
    found.origin().versionArn().ifPresent(item::stateMachineVersionArn);
    found.origin().aliasArn().ifPresent(item::stateMachineAliasArn);
    return item.build();
  }

  GetExecutionHistoryResponse history(GetExecutionHistoryRequest request) {
    String arn = required(request.executionArn(), "executionArn");
    List<Event> events = new ArrayList<>(executions.log(arn).events());
    if (Boolean.TRUE.equals(request.reverseOrder())) {
      Collections.reverse(events);
    }
    Pages.Page<Event> page =
        Pages.cut(
            events, event -> String.valueOf(event.id()), request.maxResults(), request.nextToken());
    return GetExecutionHistoryResponse.builder()
        .events(
            page.items().stream()
                .map(
                    Boolean.FALSE.equals(request.includeExecutionData())
                        ? EventModels::withoutData
                        : EventModels::of)
                .toList())
        .nextToken(page.nextToken().orElse(null))
        .build();
  }
}

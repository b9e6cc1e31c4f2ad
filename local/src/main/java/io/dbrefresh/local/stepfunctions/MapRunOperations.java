package io.dbrefresh.local.stepfunctions;

import static io.dbrefresh.local.stepfunctions.StateMachineOperations.required;

import io.dbrefresh.local.asl.run.MapRunChange;
import io.dbrefresh.local.asl.run.MapRunSummary;
import io.dbrefresh.local.asl.run.Status;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.sfn.model.DescribeMapRunRequest;
import software.amazon.awssdk.services.sfn.model.DescribeMapRunResponse;
import software.amazon.awssdk.services.sfn.model.ListMapRunsRequest;
import software.amazon.awssdk.services.sfn.model.ListMapRunsResponse;
import software.amazon.awssdk.services.sfn.model.MapRunExecutionCounts;
import software.amazon.awssdk.services.sfn.model.MapRunItemCounts;
import software.amazon.awssdk.services.sfn.model.MapRunListItem;
import software.amazon.awssdk.services.sfn.model.UpdateMapRunRequest;
import software.amazon.awssdk.services.sfn.model.UpdateMapRunResponse;

/** The API's operations on Map Runs. */
final class MapRunOperations {
  private static final Predicate<Float> OUTSIDE = share -> !(share >= 0 && share <= 100);

  private final Executions executions;
  private final Arns arns;

  MapRunOperations(Executions executions, Arns arns) {
    this.executions = executions;
    this.arns = arns;
  }

  ListMapRunsResponse list(ListMapRunsRequest request) {
    String arn = required(request.executionArn(), "executionArn");
    Pages.Page<MapRunSummary> page =
        Pages.cut(
            executions.log(arn).mapRuns(),
            MapRunSummary::arn,
            request.maxResults(),
            request.nextToken());
    return ListMapRunsResponse.builder()
        .mapRuns(page.items().stream().map(run -> item(arn, run)).toList())
        .nextToken(page.nextToken().orElse(null))
        .build();
  }

  private static MapRunListItem item(String executionArn, MapRunSummary run) {
    return MapRunListItem.builder()
        .executionArn(executionArn)
        .mapRunArn(run.arn())
        .stateMachineArn(run.stateMachineArn())
        .startDate(run.startDate())
        .stopDate(run.stopDate().orElse(null))
        .build();
  }

  DescribeMapRunResponse describe(DescribeMapRunRequest request) {
    Found found = find(required(request.mapRunArn(), "mapRunArn"));
    return described(found.executionArn(), found.run());
  }

  /** The service's words for a Map Run that has ended are not known. */
  UpdateMapRunResponse update(UpdateMapRunRequest request) {
    Found found = find(required(request.mapRunArn(), "mapRunArn"));
    Optional<Integer> most = Optional.ofNullable(request.maxConcurrency());
    Optional<Long> count = Optional.ofNullable(request.toleratedFailureCount());
    Optional<Float> share = Optional.ofNullable(request.toleratedFailurePercentage());
    if (most.isEmpty() && count.isEmpty() && share.isEmpty()) {
      throw Faults.invalid("Nothing of the Map Run is to change");
    }
    if (most.orElse(0) < 0 || count.orElse(0L) < 0 || share.filter(OUTSIDE).isPresent()) {
      throw Faults.invalid(
          "maxConcurrency and toleratedFailureCount are 0 or more, and"
              + " toleratedFailurePercentage is between 0 and 100");
    }
    if (found.run().status() != Status.RUNNING) {
      throw Faults.invalid("Map Run " + found.run().arn() + " has ended");
    }
    executions.changeMapRun(
        found.executionArn(),
        found.run().arn(),
        new MapRunChange(most.map(Integer::longValue), count, share.map(Float::doubleValue)));
    return UpdateMapRunResponse.builder().build();
  }

  /** A Map Run and whose it is. */
  private record Found(String executionArn, MapRunSummary run) {}

  private Found find(String arn) {
    for (ExecutionRecord candidate : executions.ofMachine(arns.ofMapRun(arn))) {
      String executionArn = candidate.identity().executionArn();
      for (MapRunSummary run : executions.log(executionArn).mapRuns()) {
        if (run.arn().equals(arn)) {
          return new Found(executionArn, run);
        }
      }
    }
    throw Faults.noResource();
  }

  private static DescribeMapRunResponse described(String executionArn, MapRunSummary run) {
    return DescribeMapRunResponse.builder()
        .mapRunArn(run.arn())
        .executionArn(executionArn)
        .status(run.status().name())
        .startDate(run.startDate())
        .stopDate(run.stopDate().orElse(null))
        .maxConcurrency(Math.toIntExact(run.maxConcurrency()))
        .toleratedFailureCount(run.toleratedCount())
        .toleratedFailurePercentage((float) run.toleratedPercentage())
        .executionCounts(executionCounts(run.executions()))
        .itemCounts(itemCounts(run.items()))
        .redriveCount(0)
        .build();
  }

  private static MapRunExecutionCounts executionCounts(MapRunSummary.Counts counts) {
    return MapRunExecutionCounts.builder()
        .total((long) counts.total())
        .pending((long) counts.pending())
        .running((long) counts.running())
        .succeeded((long) counts.succeeded())
        .failed((long) counts.failed())
        .timedOut(0L)
        .aborted((long) counts.aborted())
        .resultsWritten((long) counts.written())
        .build();
  }

  private static MapRunItemCounts itemCounts(MapRunSummary.Counts counts) {
    return MapRunItemCounts.builder()
        .total((long) counts.total())
        .pending((long) counts.pending())
        .running((long) counts.running())
        .succeeded((long) counts.succeeded())
        .failed((long) counts.failed())
        .timedOut(0L)
        .aborted((long) counts.aborted())
        .resultsWritten((long) counts.written())
        .build();
  }
}

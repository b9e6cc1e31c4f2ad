package io.dbrefresh.local.stepfunctions;

import static io.dbrefresh.local.stepfunctions.StateMachineOperations.required;

import io.dbrefresh.local.asl.run.MapRunSummary;
import java.util.List;
import software.amazon.awssdk.services.sfn.model.DescribeMapRunRequest;
import software.amazon.awssdk.services.sfn.model.DescribeMapRunResponse;
import software.amazon.awssdk.services.sfn.model.ListMapRunsRequest;
import software.amazon.awssdk.services.sfn.model.ListMapRunsResponse;
import software.amazon.awssdk.services.sfn.model.MapRunExecutionCounts;
import software.amazon.awssdk.services.sfn.model.MapRunItemCounts;
import software.amazon.awssdk.services.sfn.model.MapRunListItem;

/** The API's operations on Map Runs. */
final class MapRunOperations {
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
    String arn = required(request.mapRunArn(), "mapRunArn");
    List<ExecutionRecord> candidates = executions.ofMachine(arns.ofMapRun(arn));
    for (ExecutionRecord candidate : candidates) {
      String executionArn = candidate.identity().executionArn();
      for (MapRunSummary run : executions.log(executionArn).mapRuns()) {
        if (run.arn().equals(arn)) {
          return described(executionArn, run);
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

package io.dbrefresh.local.stepfunctions;

import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.sfn.model.DescribeMapRunRequest;
import software.amazon.awssdk.services.sfn.model.DescribeMapRunResponse;
import software.amazon.awssdk.services.sfn.model.ListMapRunsRequest;
import software.amazon.awssdk.services.sfn.model.ListMapRunsResponse;
import software.amazon.awssdk.services.sfn.model.TestStateRequest;
import software.amazon.awssdk.services.sfn.model.TestStateResponse;
import software.amazon.awssdk.services.sfn.model.UpdateMapRunRequest;
import software.amazon.awssdk.services.sfn.model.UpdateMapRunResponse;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionRequest;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResponse;

/** The operations on Map Runs, and those that try a definition or one state and keep nothing. */
abstract class TrialClient extends ActivityClient {

  TrialClient(Parts parts) {
    super(parts);
  }

  @Override
  public ListMapRunsResponse listMapRuns(ListMapRunsRequest request) {
    return parts.call(() -> parts.mapRuns.list(request));
  }

  @Override
  public DescribeMapRunResponse describeMapRun(DescribeMapRunRequest request) {
    return parts.call(() -> parts.mapRuns.describe(request));
  }

  @Override
  public UpdateMapRunResponse updateMapRun(UpdateMapRunRequest request) {
    return parts.call(() -> parts.mapRuns.update(request));
  }

  @Override
  public ValidateStateMachineDefinitionResponse validateStateMachineDefinition(
      ValidateStateMachineDefinitionRequest request) {
    return parts.call(() -> parts.validation.validate(request));
  }

  @Override
  public TestStateResponse testState(TestStateRequest request) {
    CompletableFuture<TestStateResponse> answer = parts.call(() -> parts.trials.begin(request));
    return parts.timeline.await(answer);
  }
}

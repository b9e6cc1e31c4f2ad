package io.dbrefresh.local.stepfunctions;

import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.sfn.model.TestStateRequest;
import software.amazon.awssdk.services.sfn.model.TestStateResponse;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionRequest;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResponse;

/** The operations that try a definition, or one state, and keep nothing. */
abstract class TrialClient extends PublicationClient {

  TrialClient(Parts parts) {
    super(parts);
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

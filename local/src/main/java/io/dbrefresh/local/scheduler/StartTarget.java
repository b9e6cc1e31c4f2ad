package io.dbrefresh.local.scheduler;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;

/**
 * Starts executions, as the universal target of StartExecution does ("Using universal targets") or
 * the templated one, whose ARN is the state machine's.
 */
final class StartTarget {
  static final String UNIVERSAL = "arn:aws:scheduler:::aws-sdk:sfn:startExecution";

  private static final JsonMapper JSON = new JsonMapper();

  private final SfnClient sfn;

  StartTarget(SfnClient sfn) {
    this.sfn = sfn;
  }

  static boolean isOffered(String target) {
    return target.equals(UNIVERSAL) || target.contains(":stateMachine:");
  }

  /** A second delivery of the same event finds the execution of the first. */
  void invoke(Kept schedule, Event event) {
    String input = event.filled(schedule.input());
    try {
      sfn.startExecution(
          schedule.target().equals(UNIVERSAL)
              ? universal(JSON.readTree(input))
              : StartExecutionRequest.builder()
                  .stateMachineArn(schedule.target())
                  .input(input)
                  .build());
    } catch (ExecutionAlreadyExistsException delivered) {
      // At-least-once delivery is what the name is for.
    } catch (JsonProcessingException malformed) {
      throw Faults.invalid("The input of " + schedule.name() + " is not JSON");
    }
  }

  private static StartExecutionRequest universal(JsonNode input) {
    StartExecutionRequest.Builder request =
        StartExecutionRequest.builder()
            .stateMachineArn(input.path("StateMachineArn").asText())
            .input(input.path("Input").asText("{}"));
    return input.has("Name") ? request.name(input.path("Name").asText()).build() : request.build();
  }
}

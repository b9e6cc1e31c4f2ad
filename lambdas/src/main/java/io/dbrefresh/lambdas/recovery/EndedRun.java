package io.dbrefresh.lambdas.recovery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.statemachine.step.Run;
import io.dbrefresh.statemachine.step.StepError;
import io.dbrefresh.statemachine.step.StepFailure;
import io.dbrefresh.statemachine.step.StepJson;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;

/**
 * A run whose execution ended without telling what came of it.
 *
 * @param failure how it ended; empty where it succeeded
 * @param input what it was launched with; empty where Step Functions no longer knows
 */
public record EndedRun(Run run, Optional<StepFailure> failure, Optional<ObjectNode> input) {
  /**
   * What Step Functions says of an execution; empty while it runs.
   *
   * @param run the run as far as the caller knows it, for executions that are forgotten after 90
   *     days
   */
  public static Optional<EndedRun> of(SfnClient sfn, Run run) {
    try {
      DescribeExecutionResponse now = sfn.describeExecution(get -> get.executionArn(run.arn()));
      boolean runs =
          now.status() == ExecutionStatus.RUNNING
              || now.status() == ExecutionStatus.PENDING_REDRIVE;
      return runs
          ? Optional.empty()
          : Optional.of(
              new EndedRun(
                  new Run(run.name(), run.arn(), started(now, run)),
                  now.status() == ExecutionStatus.SUCCEEDED
                      ? Optional.empty()
                      : Optional.of(failure(now.statusAsString(), now.error(), now.cause())),
                  parsed(now.input())));
    } catch (ExecutionDoesNotExistException | InvalidArnException e) {
      return Optional.of(
          new EndedRun(
              run,
              Optional.of(failure("LOST", null, "Step Functions does not know it any more")),
              Optional.empty()));
    }
  }

  private static Instant started(DescribeExecutionResponse now, Run run) {
    return Optional.ofNullable(now.startDate()).orElse(run.startedAt());
  }

  /**
   * The run that the rule on execution status names.
   *
   * @throws StepFailedException when that run goes on
   */
  public static EndedRun asked(SfnClient sfn, JsonNode ended) {
    Run run =
        new Run(
            ended.path("name").asText(),
            ended.path("executionArn").asText(),
            Instant.ofEpochMilli(ended.path("startDate").asLong()));
    EndedRun known =
        of(sfn, run)
            .orElseThrow(
                () ->
                    new StepFailedException(
                        StepError.NOT_ALLOWED,
                        run.name() + " goes on; only what ended is recovered"));
    String cause = ended.hasNonNull("cause") ? ended.path("cause").asText() : null;
    String error = ended.hasNonNull("error") ? ended.path("error").asText() : null;
    return new EndedRun(
        run, Optional.of(failure(ended.path("status").asText(), error, cause)), known.input());
  }

  private static StepFailure failure(
      String status, @Nullable String error, @Nullable String cause) {
    return new StepFailure(
        StepFailure.EXECUTION,
        error == null ? status : error,
        cause == null ? "it was stopped" : cause);
  }

  private static Optional<ObjectNode> parsed(@Nullable String input) {
    try {
      return input == null
          ? Optional.empty()
          : Optional.of(StepJson.mapper().readTree(input))
              .filter(JsonNode::isObject)
              .map(ObjectNode.class::cast);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}

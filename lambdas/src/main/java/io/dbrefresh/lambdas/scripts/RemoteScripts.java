package io.dbrefresh.lambdas.scripts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.lambdas.rds.World;
import io.dbrefresh.statemachine.plan.InstanceTag;
import io.dbrefresh.statemachine.plan.Scripts;
import io.dbrefresh.statemachine.step.StepError;
import io.dbrefresh.statemachine.step.StepJson;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.CommandInvocation;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationResponse;
import software.amazon.awssdk.services.ssm.model.InvocationDoesNotExistException;

/**
 * Scripts on an EC2 instance ({@code method} ec2): sends the command, looks how it stands, and says
 * why it failed. What the scripts did is noted where the functions note it, so once the command has
 * succeeded the task itself answers.
 */
final class RemoteScripts {
  private final SsmClient ssm;
  private final RdsClient rds;
  private final DynamoDbClient dynamoDb;

  RemoteScripts(SsmClient ssm, RdsClient rds, DynamoDbClient dynamoDb) {
    this.ssm = ssm;
    this.rds = rds;
    this.dynamoDb = dynamoDb;
  }

  /** Where the command stands; empty when there is nothing to run elsewhere, or it has run. */
  Optional<StepOutcome> advance(StepRequest request, Phase phase) {
    Optional<Scripts> scripts = request.requirePlan().scripts();
    Optional<InstanceTag> tag = scripts.flatMap(Scripts::host);
    if (tag.isEmpty() || phase.files(scripts.orElseThrow()).isEmpty()) {
      return Optional.empty();
    }
    World.of(request.requirePlan(), rds, dynamoDb, request.lockTable()).guard().checkLock();
    ScriptCommand command = new ScriptCommand(ssm, request, phase);
    Optional<CommandInvocation> sent = command.sent();
    return sent.isPresent() ? standing(sent.get()) : Optional.of(send(command, request, tag.get()));
  }

  /** An answer that was given a moment ago may not be listed yet. */
  private StepOutcome send(ScriptCommand command, StepRequest request, InstanceTag tag) {
    if (request.progress().has("command")) {
      return StepOutcome.inProgress("the command is being delivered", request.progress());
    }
    List<String> instances = new ScriptsHost(ssm).online(tag);
    if (instances.size() != 1) {
      return StepOutcome.failed(StepError.NOT_FOUND, ScriptsHost.notOne(tag, instances));
    }
    String instance = instances.get(0);
    String id = command.send(instance);
    return StepOutcome.inProgress(
        "the scripts are going to run on " + instance,
        StepJson.mapper().createObjectNode().put("command", id));
  }

  private Optional<StepOutcome> standing(CommandInvocation sent) {
    return switch (sent.status()) {
      case SUCCESS -> Optional.empty();
      case PENDING, IN_PROGRESS, DELAYED, CANCELLING ->
          Optional.of(
              StepOutcome.inProgress(
                  "the scripts run on " + sent.instanceId(),
                  StepJson.mapper().createObjectNode().put("command", sent.commandId())));
      case FAILED, CANCELLED, TIMED_OUT, UNKNOWN_TO_SDK_VERSION -> Optional.of(failure(sent));
    };
  }

  /** The instance says in its last line why, as a task would. */
  private StepOutcome failure(CommandInvocation sent) {
    try {
      GetCommandInvocationResponse ended =
          ssm.getCommandInvocation(
              get -> get.commandId(sent.commandId()).instanceId(sent.instanceId()));
      String said = ended.standardOutputContent().strip();
      JsonNode outcome = StepJson.mapper().readTree(said.substring(said.lastIndexOf('\n') + 1));
      Optional<StepError> error = StepError.named(outcome.path("error").asText());
      if (error.isPresent()) {
        return StepOutcome.failed(error.get(), outcome.path("detail").asText());
      }
    } catch (InvocationDoesNotExistException | JsonProcessingException e) {
      return unexplained(sent);
    }
    return unexplained(sent);
  }

  private static StepOutcome unexplained(CommandInvocation sent) {
    return StepOutcome.failed(
        StepError.SCRIPT_FAILED,
        "command %s on %s ended as %s and does not say why; look at its output in Systems Manager"
            .formatted(sent.commandId(), sent.instanceId(), sent.statusDetails()));
  }
}

package io.dbrefresh.lambdas.scripts;

import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.plan.Scripts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.CommandInvocation;
import software.amazon.awssdk.services.ssm.model.CommandInvocationStatus;

/**
 * The commands of Run Command that a run which ended may have left running on its instance: they
 * would go on with scripts of a refresh that is over.
 */
public final class LeftCommands {
  private static final List<CommandInvocationStatus> GOING_ON =
      List.of(
          CommandInvocationStatus.PENDING,
          CommandInvocationStatus.IN_PROGRESS,
          CommandInvocationStatus.DELAYED);

  private final SsmClient ssm;
  private final RefreshPlan plan;
  private final Instant since;

  /**
   * The commands of the run of {@code plan}.
   *
   * @param since a time after the run's start and before its first command
   */
  public LeftCommands(SsmClient ssm, RefreshPlan plan, Instant since) {
    this.ssm = ssm;
    this.plan = plan;
    this.since = since;
  }

  /**
   * Cancels what goes on ("CancelCommand": the agent is asked to end the process, which it may do
   * later, or not any more).
   *
   * @return what is still ending; empty where nothing is
   */
  public Optional<String> cancel() {
    if (plan.scripts().flatMap(Scripts::host).isEmpty()) {
      return Optional.empty();
    }
    return Stream.of(Phase.values())
        .flatMap(phase -> ScriptCommand.sent(ssm, plan.run(), phase, since).stream())
        .flatMap(sent -> ended(sent).stream())
        .findFirst();
  }

  private Optional<String> ended(CommandInvocation sent) {
    if (GOING_ON.contains(sent.status())) {
      ssm.cancelCommand(
          cancel -> cancel.commandId(sent.commandId()).instanceIds(sent.instanceId()));
    } else if (sent.status() != CommandInvocationStatus.CANCELLING) {
      return Optional.empty();
    }
    return Optional.of(
        "command %s on %s is being cancelled".formatted(sent.commandId(), sent.instanceId()));
  }
}

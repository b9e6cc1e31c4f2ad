package io.dbrefresh.lambdas.scripts;

import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.step.StepRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.CommandFilter;
import software.amazon.awssdk.services.ssm.model.CommandFilterKey;
import software.amazon.awssdk.services.ssm.model.CommandInvocation;

/**
 * The command of Run Command that runs one phase of one run on an instance. Its parameters say
 * which run, and nothing that is secret; its comment makes it found again when the answer to
 * SendCommand was lost, so it is sent once.
 */
final class ScriptCommand {
  private static final String DOCUMENT =
      Optional.ofNullable(System.getenv("SCRIPTS_DOCUMENT")).orElse("dbrefresh-run-scripts");

  private final SsmClient ssm;
  private final StepRequest request;
  private final Phase phase;

  ScriptCommand(SsmClient ssm, StepRequest request, Phase phase) {
    this.ssm = ssm;
    this.request = request;
    this.phase = phase;
  }

  /** Comments have 100 characters, and the names of executions 80. */
  private static String comment(String run, Phase phase) {
    return run + " " + phase.name();
  }

  /** The command where it has been sent. */
  Optional<CommandInvocation> sent() {
    return sent(ssm, request.run().name(), phase, request.run().startedAt());
  }

  /**
   * The command of a phase of a run, where it has been sent.
   *
   * @param since when the run began
   */
  static Optional<CommandInvocation> sent(SsmClient ssm, String run, Phase phase, Instant since) {
    CommandFilter recent =
        CommandFilter.builder()
            .key(CommandFilterKey.INVOKED_AFTER)
            .value(begin(since).toString())
            .build();
    return ssm
        .listCommandInvocationsPaginator(list -> list.filters(recent))
        .commandInvocations()
        .stream()
        .filter(invocation -> comment(run, phase).equals(invocation.comment()))
        .findFirst();
  }

  /** A minute early: clocks differ. The filter takes whole seconds. */
  private static Instant begin(Instant since) {
    return since.minus(Duration.ofMinutes(1)).truncatedTo(ChronoUnit.SECONDS);
  }

  /** Sends it, and answers its id. */
  String send(String instance) {
    RefreshPlan plan = request.requirePlan();
    return ssm.sendCommand(
            send ->
                send.documentName(DOCUMENT)
                    .instanceIds(instance)
                    .comment(comment(request.run().name(), phase))
                    .parameters(
                        Map.of(
                            "run", List.of(plan.run()),
                            "target", List.of(plan.target().names().instance()),
                            "lockTable", List.of(request.lockTable()),
                            "phase", List.of(phase.name()))))
        .command()
        .commandId();
  }
}

package io.dbrefresh.launcher.execution;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;

/** The refresh machine of a region: finding it, starting it. */
public final class StateMachines {
  /** The name that the templates give the machine. */
  public static final String NAME = "dbrefresh";

  private static final int ATTEMPTS = 99;

  private final SfnClient sfn;

  /** The machines that {@code sfn} knows. */
  public StateMachines(SfnClient sfn) {
    this.sfn = sfn;
  }

  /** The ARN of the machine called {@value #NAME}. */
  public Optional<String> find() {
    return find(NAME);
  }

  /** The ARN of the machine of this name. */
  public Optional<String> find(String name) {
    ListStateMachinesRequest request = ListStateMachinesRequest.builder().build();
    while (true) {
      ListStateMachinesResponse page = sfn.listStateMachines(request);
      Optional<String> found =
          page.stateMachines().stream()
              .filter(machine -> machine.name().equals(name))
              .map(StateMachineListItem::stateMachineArn)
              .findFirst();
      if (found.isPresent() || page.nextToken() == null) {
        return found;
      }
      request = request.toBuilder().nextToken(page.nextToken()).build();
    }
  }

  /**
   * Starts an execution; where the name is taken, with a number behind it.
   *
   * @return its ARN
   */
  public String start(String stateMachineArn, ExecutionName name, String input) {
    return start(stateMachineArn, name, input, Backoff.none());
  }

  /**
   * The same, asked again while the service throttles or does not answer. The name is the client
   * token: what an answer was lost of is found under it, and does not start twice (StartExecution,
   * "idempotent").
   */
  public String start(String stateMachineArn, ExecutionName name, String input, Backoff backoff) {
    AtomicBoolean uncertain = new AtomicBoolean();
    for (int attempt = 1; ; attempt++) {
      StartExecutionRequest request =
          StartExecutionRequest.builder()
              .stateMachineArn(stateMachineArn)
              .name(name.at(attempt))
              .input(input)
              .build();
      try {
        return backoff
            .call(() -> sfn.startExecution(request), () -> uncertain.set(true))
            .executionArn();
      } catch (ExecutionAlreadyExistsException taken) {
        String there = ExecutionArn.of(stateMachineArn, request.name()).text();
        if (uncertain.get() && backoff.call(() -> inputOf(there)).equals(input)) {
          return there;
        } else if (attempt == ATTEMPTS) {
          throw taken;
        }
      }
    }
  }

  private String inputOf(String executionArn) {
    return String.valueOf(sfn.describeExecution(get -> get.executionArn(executionArn)).input());
  }
}

package io.dbrefresh.launcher.execution;

import java.util.Locale;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;

/** Whether runs are alive, as Step Functions has it. */
public final class Liveness {
  private static final String ALIVE = "alive";

  private final SfnClient sfn;

  /** Asks {@code sfn}. */
  public Liveness(SfnClient sfn) {
    this.sfn = sfn;
  }

  /** {@code alive}, or {@code dead} with how the execution ended. */
  public String of(String execution) {
    try {
      ExecutionStatus status = sfn.describeExecution(get -> get.executionArn(execution)).status();
      return status == ExecutionStatus.RUNNING || status == ExecutionStatus.PENDING_REDRIVE
          ? ALIVE
          : "dead (" + String.valueOf(status).toLowerCase(Locale.ROOT).replace('_', ' ') + ")";
    } catch (ExecutionDoesNotExistException | InvalidArnException e) {
      return "dead (Step Functions does not know it)";
    }
  }

  /** Whether {@link #of} said that the run goes on. */
  public static boolean isAlive(String said) {
    return said.equals(ALIVE);
  }
}

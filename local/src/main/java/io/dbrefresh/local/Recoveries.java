package io.dbrefresh.local;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * Waits until what the rule on execution status has started has put the region in order, so that
 * nobody works in a region that is still being recovered.
 */
final class Recoveries {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration LOOK = Duration.ofMillis(20);

  private final SfnClient sfn;
  private final RegionProgress progress;

  Recoveries(SfnClient sfn, RegionProgress progress) {
    this.sfn = sfn;
    this.progress = progress;
  }

  /** Waits for the recoveries of those of {@code aborted} that are refreshes. */
  void await(List<String> aborted, String machineArn) {
    String prefix = machineArn.replace(":stateMachine:", ":execution:") + ":";
    Instant end = Instant.now().plus(PATIENCE);
    for (String arn : aborted) {
      String name = arn.substring(arn.lastIndexOf(':') + 1);
      if (arn.startsWith(prefix) && !name.startsWith(RecoveryRule.PREFIX)) {
        progress.doing("Putting in order what " + name + " left when its process ended");
        while (!hasEnded(prefix + RecoveryRule.recoveryOf(name)) && Instant.now().isBefore(end)) {
          LockSupport.parkNanos(LOOK.toNanos());
        }
      }
    }
  }

  /** The rule starts it a moment after the abort. */
  private boolean hasEnded(String arn) {
    try {
      return sfn.describeExecution(r -> r.executionArn(arn)).status() != ExecutionStatus.RUNNING;
    } catch (ExecutionDoesNotExistException notYet) {
      return false;
    }
  }
}

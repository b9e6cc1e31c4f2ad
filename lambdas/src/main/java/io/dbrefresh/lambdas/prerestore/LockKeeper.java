package io.dbrefresh.lambdas.prerestore;

import io.dbrefresh.lambdas.lock.Lock;
import io.dbrefresh.lambdas.recovery.Look;
import io.dbrefresh.lambdas.recovery.Recovery;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.step.StepError;
import io.dbrefresh.statemachine.step.StepOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;

/**
 * Whether another run's lock stands in the way. The lock of a live run does; that of a dead one is
 * taken over, after the names it may have left half swapped are put right.
 */
final class LockKeeper {
  private static final Duration PATIENCE = Duration.ofMinutes(12);

  private final RdsClient rds;
  private final SfnClient sfn;
  private final SecretsManagerClient secrets;
  private final DynamoDbClient dynamoDb;
  private final String lockTable;

  LockKeeper(
      RdsClient rds,
      SfnClient sfn,
      SecretsManagerClient secrets,
      DynamoDbClient dynamoDb,
      String lockTable) {
    this.rds = rds;
    this.sfn = sfn;
    this.secrets = secrets;
    this.dynamoDb = dynamoDb;
    this.lockTable = lockTable;
  }

  /**
   * What stands in the way; empty when the lock is free or can be taken over.
   *
   * @param elapsed since the step began; after a while a dead run's lock is taken over as it is
   */
  Optional<StepOutcome> obstacle(Lock lock, Duration elapsed) {
    return lock.holder().flatMap(holder -> obstacle(lock, holder, elapsed));
  }

  private Optional<StepOutcome> obstacle(Lock lock, Lock.Holder holder, Duration elapsed) {
    if (isRunning(holder.executionArn())) {
      return Optional.of(held(lock, holder));
    }
    return holder
        .plan()
        .filter(plan -> elapsed.compareTo(PATIENCE) < 0)
        .flatMap(this::recovery)
        .map(recovery -> waiting(recovery.names()))
        .filter(waiting -> !waiting.isEmpty())
        .map(
            waiting ->
                StepOutcome.inProgress(
                    "putting right what %s left: %s"
                        .formatted(holder.owner(), String.join("; ", waiting))));
  }

  /** What is impossible does not keep this run from trying. */
  private static List<String> waiting(Look look) {
    return Stream.concat(look.waiting().stream(), look.troubled().stream()).toList();
  }

  private Optional<Recovery> recovery(RefreshPlan plan) {
    return Recovery.of(plan, rds, secrets, dynamoDb, lockTable);
  }

  private static StepOutcome held(Lock lock, Lock.Holder holder) {
    return StepOutcome.failed(
        StepError.TARGET_LOCKED,
        "%s is being refreshed by %s since %s (%s)"
            .formatted(lock.target(), holder.owner(), holder.acquiredAt(), holder.executionArn()));
  }

  private boolean isRunning(String executionArn) {
    try {
      ExecutionStatus status =
          sfn.describeExecution(describe -> describe.executionArn(executionArn)).status();
      return status == ExecutionStatus.RUNNING || status == ExecutionStatus.PENDING_REDRIVE;
    } catch (ExecutionDoesNotExistException | InvalidArnException e) {
      return false;
    }
  }
}

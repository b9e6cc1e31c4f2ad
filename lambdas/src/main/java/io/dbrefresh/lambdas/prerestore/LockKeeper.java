package io.dbrefresh.lambdas.prerestore;

import io.dbrefresh.lambdas.lock.Lock;
import io.dbrefresh.lambdas.recovery.EndedRun;
import io.dbrefresh.lambdas.recovery.Look;
import io.dbrefresh.lambdas.recovery.Recovery;
import io.dbrefresh.lambdas.report.LastWords;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.step.Run;
import io.dbrefresh.statemachine.step.StepError;
import io.dbrefresh.statemachine.step.StepOutcome;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * Whether another run's lock stands in the way. The lock of a live run does; that of a dead one is
 * taken over, after the names it may have left half swapped are put right.
 */
final class LockKeeper {
  private static final Duration PATIENCE = Duration.ofMinutes(12);

  private final RdsClient rds;
  private final SfnClient sfn;
  private final LastWords lastWords;
  private final SecretsManagerClient secrets;
  private final DynamoDbClient dynamoDb;
  private final SsmClient ssm;
  private final String lockTable;
  private final Clock clock;

  LockKeeper(
      RdsClient rds,
      SfnClient sfn,
      LastWords lastWords,
      SecretsManagerClient secrets,
      DynamoDbClient dynamoDb,
      SsmClient ssm,
      String lockTable,
      Clock clock) {
    this.rds = rds;
    this.sfn = sfn;
    this.lastWords = lastWords;
    this.secrets = secrets;
    this.dynamoDb = dynamoDb;
    this.ssm = ssm;
    this.lockTable = lockTable;
    this.clock = clock;
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
    Optional<EndedRun> ended = EndedRun.of(sfn, run(holder));
    if (ended.isEmpty()) {
      return Optional.of(held(lock, holder));
    }
    if (elapsed.compareTo(PATIENCE) >= 0) {
      return Optional.empty();
    }
    return holder
        .plan()
        .flatMap(plan -> unfinished(plan, ended.get(), elapsed))
        .map(
            waiting ->
                StepOutcome.inProgress(
                    "putting right what %s left: %s".formatted(holder.owner(), waiting)));
  }

  private static Run run(Lock.Holder holder) {
    return new Run(holder.owner(), holder.executionArn(), holder.acquired());
  }

  /** The names first, then the record and the message that the dead run owes. */
  private Optional<String> unfinished(RefreshPlan plan, EndedRun ended, Duration elapsed) {
    List<String> waiting =
        recovery(plan).map(recovery -> waiting(recovery.names())).orElse(List.of());
    return waiting.isEmpty()
        ? lastWords.say(plan, ended, lockTable, clock.instant().minus(elapsed))
        : Optional.of(String.join("; ", waiting));
  }

  /** What is impossible does not keep this run from trying. */
  private static List<String> waiting(Look look) {
    return Stream.concat(look.waiting().stream(), look.troubled().stream()).toList();
  }

  private Optional<Recovery> recovery(RefreshPlan plan) {
    return Recovery.of(plan, rds, secrets, dynamoDb, ssm, lockTable);
  }

  private static StepOutcome held(Lock lock, Lock.Holder holder) {
    return StepOutcome.failed(
        StepError.TARGET_LOCKED,
        "%s is being refreshed by %s since %s (%s)"
            .formatted(lock.target(), holder.owner(), holder.acquiredAt(), holder.executionArn()));
  }
}

package io.dbrefresh.lambdas.global;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.lock.Lock;
import io.dbrefresh.lambdas.recovery.EndedRun;
import io.dbrefresh.statemachine.step.Run;
import io.dbrefresh.statemachine.step.StepError;
import io.dbrefresh.statemachine.step.StepJson;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * Whether another run's lock stands in the way. That of a live one does; that of a dead one is
 * taken over, after the dead one is recorded and told.
 */
final class DeadRun {
  private final SfnClient sfn;
  private final SnsClient sns;
  private final DynamoDbClient dynamoDb;

  DeadRun(SfnClient sfn, SnsClient sns, DynamoDbClient dynamoDb) {
    this.sfn = sfn;
    this.sns = sns;
    this.dynamoDb = dynamoDb;
  }

  /** What stands in the way; empty when the lock is free, or can be taken over. */
  Optional<StepOutcome> obstacle(Lock lock, StepRequest request, Instant now) {
    if (lock.holder().isEmpty()) {
      return Optional.empty();
    }
    Lock.Holder holder = lock.holder().get();
    Run run = new Run(holder.owner(), holder.executionArn(), holder.acquired());
    Optional<EndedRun> ended = EndedRun.of(sfn, run);
    if (ended.isEmpty()) {
      return Optional.of(
          StepOutcome.failed(
              StepError.TARGET_LOCKED,
              "%s is being operated by %s since %s (%s)"
                  .formatted(
                      GlobalHandler.input(request).path("globalCluster").asText(),
                      holder.owner(),
                      holder.acquiredAt(),
                      holder.executionArn())));
    }
    StepOutcome told = lastWords(lock, ended.get(), request, now);
    return told instanceof StepOutcome.InProgress ? Optional.of(told) : Optional.empty();
  }

  private StepOutcome lastWords(Lock lock, EndedRun ended, StepRequest request, Instant now) {
    if (ended.failure().isEmpty()) {
      return StepOutcome.done("it succeeded, and has told so");
    }
    ObjectNode input = StepJson.mapper().createObjectNode();
    for (String key : new String[] {"globalCluster", "recordTable", "topicArn"}) {
      input.set(key, GlobalHandler.input(request).path(key));
    }
    ended.input().ifPresent(input::setAll);
    GlobalReports reports =
        new GlobalReports(
            ended.run(),
            input,
            GlobalLock.plan(lock),
            StepJson.mapper().createObjectNode(),
            ended.failure());
    new GlobalRecords(dynamoDb).write(reports, now);
    return new GlobalTelling(sns, dynamoDb).tell(reports, request.startedAt(), now);
  }
}

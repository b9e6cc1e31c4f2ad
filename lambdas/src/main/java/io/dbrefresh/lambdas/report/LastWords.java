package io.dbrefresh.lambdas.report;

import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.lambdas.recovery.EndedRun;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.step.StepJson;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import io.dbrefresh.statemachine.step.TypedOptions;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * Records and tells a run that ended before it could do so itself. What it has recorded or told
 * itself stays as it is.
 */
public final class LastWords {
  private final SnsClient sns;
  private final SecretsManagerClient secrets;
  private final DynamoDbClient dynamoDb;
  private final TypedOptions options;
  private final Clock clock;

  /** Of any run; {@code options} stand behind the commands that the message names. */
  public LastWords(
      SnsClient sns,
      SecretsManagerClient secrets,
      DynamoDbClient dynamoDb,
      TypedOptions options,
      Clock clock) {
    this.sns = sns;
    this.secrets = secrets;
    this.dynamoDb = dynamoDb;
    this.options = options;
    this.clock = clock;
  }

  /**
   * Records and tells that the run of {@code plan} has ended.
   *
   * @param since when the caller began to try
   * @return what it waits for; empty when it is said, or cannot be
   */
  public Optional<String> say(RefreshPlan plan, EndedRun ended, String lockTable, Instant since) {
    if (ended.failure().isEmpty()) {
      return Optional.empty();
    }
    StepRequest request =
        new StepRequest(
            "prepare",
            ended.run(),
            lockTable,
            Optional.of(plan),
            ended.input(),
            StepJson.mapper().createObjectNode(),
            ended.failure(),
            since,
            StepJson.mapper().createObjectNode());
    Ending ending = new Scrubbing(secrets).ending(request);
    Instant now = clock.instant();
    try {
      RunMetrics metrics = RunMetrics.of(request, null, clock);
      new RecordWriter(dynamoDb).write(request, ending, now, metrics);
      StepOutcome told = new MessageSender(sns, dynamoDb, options).send(request, ending, now);
      return told instanceof StepOutcome.InProgress ? Optional.of(told.detail()) : Optional.empty();
    } catch (StepFailedException e) {
      return Optional.empty(); // Its table is gone: there is nowhere to record it.
    }
  }
}

package io.dbrefresh.lambdas.report;

import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.lambdas.StepHandler;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import io.dbrefresh.statemachine.step.TypedOptions;
import io.dbrefresh.statemachine.step.WaitingClock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** Tells people about a run that failed or was refused, and what to type next. */
public final class SendMsgFailure extends StepHandler {
  private final MessageSender messageSender;
  private final Scrubbing scrubbing;

  /** On AWS. */
  public SendMsgFailure() {
    this(new Clients());
  }

  private SendMsgFailure(Clients clients) {
    this(
        clients.sns(),
        clients.secrets(),
        clients.dynamoDb(),
        TypedOptions.NONE,
        WaitingClock.system());
  }

  SendMsgFailure(
      SnsClient sns,
      SecretsManagerClient secrets,
      DynamoDbClient dynamoDb,
      TypedOptions options,
      WaitingClock clock) {
    super(clock);
    this.messageSender = new MessageSender(sns, dynamoDb, options);
    this.scrubbing = new Scrubbing(secrets);
  }

  @Override
  protected StepOutcome advance(StepRequest request) {
    return messageSender.send(request, scrubbing.ending(request), clock().instant());
  }
}

package io.dbrefresh.lambdas.report;

import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.lambdas.StepHandler;
import io.dbrefresh.lambdas.WaitingClock;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** Tells people about a completed run. */
public final class SendMsg extends StepHandler {
  private final MessageSender messageSender;

  /** On AWS. */
  public SendMsg() {
    this(new Clients());
  }

  private SendMsg(Clients clients) {
    this(clients.sns(), clients.dynamoDb(), WaitingClock.system());
  }

  SendMsg(SnsClient sns, DynamoDbClient dynamoDb, WaitingClock clock) {
    super(clock);
    this.messageSender = new MessageSender(sns, dynamoDb);
  }

  @Override
  protected StepOutcome advance(StepRequest request) {
    return messageSender.send(request, Ending.completed(), clock().instant());
  }
}

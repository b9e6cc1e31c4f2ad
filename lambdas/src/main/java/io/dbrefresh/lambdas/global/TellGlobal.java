package io.dbrefresh.lambdas.global;

import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import io.dbrefresh.statemachine.step.WaitingClock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** Tells people and machines about a run, however it ended. */
public final class TellGlobal extends GlobalHandler {
  private final GlobalTelling telling;

  /** On AWS. */
  public TellGlobal() {
    this(new Clients());
  }

  private TellGlobal(Clients clients) {
    this(clients.sns(), clients.dynamoDb(), WaitingClock.system());
  }

  TellGlobal(SnsClient sns, DynamoDbClient dynamoDb, WaitingClock clock) {
    super(clock);
    this.telling = new GlobalTelling(sns, dynamoDb);
  }

  @Override
  protected StepOutcome advance(StepRequest request) {
    return telling.tell(GlobalReporting.of(request), request.startedAt(), clock().instant());
  }
}

package io.dbrefresh.lambdas.global;

import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import io.dbrefresh.statemachine.step.WaitingClock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Records a run, however it ended, with a plan or without one. */
public final class RecordGlobal extends GlobalHandler {
  private final GlobalRecords records;

  /** On AWS. */
  public RecordGlobal() {
    this(new Clients().dynamoDb(), WaitingClock.system());
  }

  RecordGlobal(DynamoDbClient dynamoDb, WaitingClock clock) {
    super(clock);
    this.records = new GlobalRecords(dynamoDb);
  }

  @Override
  protected StepOutcome advance(StepRequest request) {
    return records.write(GlobalReporting.of(request), clock().instant());
  }
}

package io.dbrefresh.lambdas.report;

import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.lambdas.StepHandler;
import io.dbrefresh.lambdas.WaitingClock;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Records a completed run. */
public final class UpdateDynamodb extends StepHandler {
  private final RecordWriter recordWriter;

  /** On AWS. */
  public UpdateDynamodb() {
    this(new Clients());
  }

  private UpdateDynamodb(Clients clients) {
    this(clients.dynamoDb(), WaitingClock.system());
  }

  UpdateDynamodb(DynamoDbClient dynamoDb, WaitingClock clock) {
    super(clock);
    this.recordWriter = new RecordWriter(dynamoDb);
  }

  @Override
  protected StepOutcome advance(StepRequest request) {
    return recordWriter.write(request, Ending.completed(), clock().instant());
  }
}

package io.dbrefresh.lambdas.report;

import com.amazonaws.services.lambda.runtime.Context;
import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.lambdas.StepHandler;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import io.dbrefresh.statemachine.step.WaitingClock;
import org.jspecify.annotations.Nullable;
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
    return advance(request, null);
  }

  @Override
  protected StepOutcome advance(StepRequest request, @Nullable Context context) {
    RunMetrics metrics = RunMetrics.of(request, context, clock());
    return recordWriter.write(request, Ending.completed(), clock().instant(), metrics);
  }
}

package io.dbrefresh.lambdas.report;

import com.amazonaws.services.lambda.runtime.Context;
import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.lambdas.StepHandler;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import io.dbrefresh.statemachine.step.WaitingClock;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Records a run that failed or was refused, with a plan or without one. */
public final class UpdateDynamodbFailure extends StepHandler {
  private final RecordWriter recordWriter;
  private final Scrubbing scrubbing;

  /** On AWS. */
  public UpdateDynamodbFailure() {
    this(new Clients());
  }

  private UpdateDynamodbFailure(Clients clients) {
    this(clients.dynamoDb(), clients.secrets(), WaitingClock.system());
  }

  UpdateDynamodbFailure(DynamoDbClient dynamoDb, SecretsManagerClient secrets, WaitingClock clock) {
    super(clock);
    this.recordWriter = new RecordWriter(dynamoDb);
    this.scrubbing = new Scrubbing(secrets);
  }

  @Override
  protected StepOutcome advance(StepRequest request) {
    return advance(request, null);
  }

  @Override
  protected StepOutcome advance(StepRequest request, @Nullable Context context) {
    RunMetrics metrics = RunMetrics.of(request, context, clock());
    return recordWriter.write(request, scrubbing.ending(request), clock().instant(), metrics);
  }
}

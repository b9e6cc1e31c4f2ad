package io.dbrefresh.lambdas.scripts;

import com.amazonaws.services.lambda.runtime.Context;
import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.lambdas.StepHandler;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Runs the SQL scripts that mask the data, on the temp database. */
public final class RunScripts extends StepHandler {
  private final ScriptsTask task;

  /** On AWS. */
  public RunScripts() {
    super(Clock.systemUTC());
    this.task = new ScriptsTask(new Clients());
  }

  RunScripts(
      RdsClient rds,
      S3Client s3,
      SecretsManagerClient secrets,
      DynamoDbClient dynamoDb,
      Clock clock) {
    super(clock);
    this.task = new ScriptsTask(rds, s3, secrets, dynamoDb, clock);
  }

  @Override
  protected StepOutcome advance(StepRequest request) {
    return task.advance(request, Phase.POST, null);
  }

  @Override
  protected StepOutcome advance(StepRequest request, @Nullable Context context) {
    return task.advance(request, Phase.POST, context);
  }
}

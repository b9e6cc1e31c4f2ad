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

/** Runs SQL scripts on the old target, before anything else happens to it. */
public final class RunPreScripts extends StepHandler {
  private final ScriptsTask task;

  /** On AWS. */
  public RunPreScripts() {
    super(Clock.systemUTC());
    this.task = new ScriptsTask(new Clients());
  }

  RunPreScripts(
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
    return task.advance(request, Phase.PRE, null);
  }

  @Override
  protected StepOutcome advance(StepRequest request, @Nullable Context context) {
    return task.advance(request, Phase.PRE, context);
  }
}

package io.dbrefresh.lambdas.scripts;

import com.amazonaws.services.lambda.runtime.Context;
import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.lambdas.StepHandler;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import io.dbrefresh.statemachine.step.WaitingClock;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Runs the SQL scripts that mask the data, on the temp database. */
public final class RunScripts extends StepHandler {
  private final ScriptsTask task;
  private final RemoteScripts remote;

  /** On AWS. */
  public RunScripts() {
    this(new Clients());
  }

  private RunScripts(Clients clients) {
    this(
        clients.rds(),
        clients.s3(),
        clients.secrets(),
        clients.dynamoDb(),
        clients.ssm(),
        WaitingClock.system());
  }

  RunScripts(
      RdsClient rds,
      S3Client s3,
      SecretsManagerClient secrets,
      DynamoDbClient dynamoDb,
      SsmClient ssm,
      WaitingClock clock) {
    super(clock);
    this.task = new ScriptsTask(rds, s3, secrets, dynamoDb, clock);
    this.remote = new RemoteScripts(ssm, rds, dynamoDb);
  }

  @Override
  protected StepOutcome advance(StepRequest request) {
    return advance(request, null);
  }

  @Override
  protected StepOutcome advance(StepRequest request, @Nullable Context context) {
    return remote
        .advance(request, Phase.POST)
        .orElseGet(() -> task.advance(request, Phase.POST, context));
  }
}

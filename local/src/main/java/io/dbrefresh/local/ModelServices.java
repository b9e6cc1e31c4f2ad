package io.dbrefresh.local;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import io.dbrefresh.local.dynamodb.LocalDynamoDb;
import io.dbrefresh.local.iam.LocalIam;
import io.dbrefresh.local.lambda.Collaborators;
import io.dbrefresh.local.lambda.FunctionDefinition;
import io.dbrefresh.local.lambda.Functions;
import io.dbrefresh.local.lambda.LocalFunctions;
import io.dbrefresh.local.secretsmanager.LocalSecretsManager;
import io.dbrefresh.local.sns.LocalSns;
import io.dbrefresh.local.stepfunctions.LocalSfn;
import io.dbrefresh.local.store.Cabinet;
import io.dbrefresh.local.time.Timeline;
import io.dbrefresh.statemachine.policy.PolicySource;
import io.dbrefresh.statemachine.step.TypedOptions;
import io.dbrefresh.statemachine.step.WaitingClock;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * A region's services in memory, with its tables, topic, state machines and the rule on execution
 * status, for models on a virtual clock. The handlers are given what {@link Instruments} make of
 * the clients.
 */
public final class ModelServices {
  /** A model has no EC2 instances, and asks for none. */
  private static final SsmClient NO_INSTANCES =
      new SsmClient() {
        @Override
        public String serviceName() {
          return SERVICE_NAME;
        }

        @Override
        public void close() {}
      };

  /** DynamoDB, as nobody but the model uses it. */
  public final LocalDynamoDb dynamoDb;

  /** SNS, as nobody but the model uses it. */
  public final LocalSns sns;

  /** Secrets Manager, as nobody but the model uses it. */
  public final LocalSecretsManager secrets;

  /** Step Functions, as nobody but the model uses it. */
  public final LocalSfn sfn;

  private final Functions functions;
  private final LocalIam iam;

  /** What stands between handlers and services. */
  public interface Instruments {
    /** The client that handlers get in place of {@code client}. */
    <T> T client(Class<T> type, T client);

    /** The functions that Step Functions gets in place of {@code functions}. */
    Functions functions(Functions functions);

    /** The clock that handlers get. */
    WaitingClock clock();

    /** Where a function's log goes. */
    LambdaLogger log(FunctionDefinition function);
  }

  /**
   * Services on {@code timeline}.
   *
   * @param running the timeline as Step Functions has it
   * @param random for all that is random in the state machines
   */
  public ModelServices(
      Timeline timeline,
      Timeline running,
      RdsClient rds,
      S3Client s3,
      LocalSecretsManager secrets,
      List<FunctionDefinition> definitions,
      Instruments instruments,
      RandomGenerator random) {
    Clock clock = timeline.clock();
    String region = LocalRegion.REGION;
    String account = LocalRegion.ACCOUNT_ID;
    dynamoDb = new LocalDynamoDb(Cabinet.inMemory(), region, account, clock);
    sns = new LocalSns(Cabinet.inMemory(), region, account, clock);
    iam = new LocalIam(Cabinet.inMemory().drawer("iam"), account, clock);
    LocalFunctions own =
        new LocalFunctions(
            definitions,
            collaborators(rds, s3, instruments),
            instruments::log,
            timeline,
            region,
            account);
    functions = instruments.functions(own);
    this.secrets = secrets;
    sfn = new LocalSfn(running, functions, random, region, account);
    sfn.readItemsFrom(s3);
    new Foundation(dynamoDb, sns).lay();
    StateMachines machines = new StateMachines(sfn, region, account);
    machines.bringUpToDate(Definitions.ofClassPath());
    sfn.onStatusChange(new RecoveryRule(sfn, timeline, machineArn()));
  }

  /** The state machine that refreshes. */
  public static String machineArn() {
    return "arn:aws:states:%s:%s:stateMachine:%s"
        .formatted(LocalRegion.REGION, LocalRegion.ACCOUNT_ID, StateMachines.REFRESH);
  }

  /** The state machine that refreshes many. */
  public static String fleetArn() {
    return machineArn() + "-fleet";
  }

  /** Lambda. */
  public Functions functions() {
    return functions;
  }

  /** The table of locks. */
  public static String lockTable() {
    return Foundation.LOCK_TABLE;
  }

  private Collaborators collaborators(RdsClient rds, S3Client s3, Instruments instruments) {
    return new Collaborators(
        Map.ofEntries(
            Collaborators.given(RdsClient.class, () -> instruments.client(RdsClient.class, rds)),
            Collaborators.given(
                SfnClient.class, () -> instruments.client(SfnClient.class, this.sfn)),
            Collaborators.given(
                SnsClient.class, () -> instruments.client(SnsClient.class, this.sns)),
            Collaborators.given(S3Client.class, () -> instruments.client(S3Client.class, s3)),
            Collaborators.given(
                SecretsManagerClient.class,
                () -> instruments.client(SecretsManagerClient.class, this.secrets)),
            Collaborators.given(
                DynamoDbClient.class,
                () -> instruments.client(DynamoDbClient.class, this.dynamoDb)),
            Collaborators.given(PolicySource.class, () -> new PolicySource(Optional.empty())),
            Collaborators.given(TypedOptions.class, () -> TypedOptions.NONE),
            Collaborators.given(
                SsmClient.class, () -> instruments.client(SsmClient.class, NO_INSTANCES)),
            Collaborators.given(
                IamClient.class, () -> instruments.client(IamClient.class, this.iam)),
            Collaborators.given(Clock.class, instruments::clock),
            Collaborators.given(WaitingClock.class, instruments::clock)));
  }
}

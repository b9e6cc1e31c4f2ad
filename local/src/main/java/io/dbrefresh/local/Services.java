package io.dbrefresh.local;

import io.dbrefresh.local.dynamodb.LocalDynamoDb;
import io.dbrefresh.local.lambda.Collaborators;
import io.dbrefresh.local.lambda.LocalFunctions;
import io.dbrefresh.local.rds.LocalRds;
import io.dbrefresh.local.s3.LocalS3;
import io.dbrefresh.local.s3.Mount;
import io.dbrefresh.local.scheduler.LocalScheduler;
import io.dbrefresh.local.secretsmanager.LocalSecretsManager;
import io.dbrefresh.local.secretsmanager.OwnedSecrets;
import io.dbrefresh.local.sns.LocalSns;
import io.dbrefresh.local.ssm.LocalSsm;
import io.dbrefresh.local.stepfunctions.LocalSfn;
import io.dbrefresh.local.store.Documents;
import io.dbrefresh.local.time.Timeline;
import io.dbrefresh.statemachine.policy.PolicySource;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntBiFunction;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** The services of a region, each with its place in the folder; handlers are given all of them. */
final class Services {
  /** The bucket whose {@code sqlscripts/} are the project's. */
  static final String BUCKET = "awssol-bucket";

  final RdsClient rds;
  final LocalSfn sfn;
  final LocalSns sns;
  final LocalS3 s3;
  final LocalSecretsManager secrets;
  final LocalDynamoDb dynamoDb;
  final LocalFunctions functions;
  final LocalSsm ssm;
  final LocalScheduler scheduler;
  final Wiring wiring;
  private final PolicySource policy;

  /**
   * {@code databases} makes RDS, with the place for the master passwords that it manages; {@code
   * wiring} is between handlers and services.
   */
  Services(
      RegionFolder folder,
      Path project,
      Timeline timeline,
      Wiring wiring,
      Function<OwnedSecrets, RdsClient> databases) {
    this.wiring = wiring;
    String region = LocalRegion.REGION;
    String account = LocalRegion.ACCOUNT_ID;
    Clock clock = timeline.clock();
    dynamoDb = new LocalDynamoDb(folder.of("dynamodb"), region, account, clock);
    sns = new LocalSns(folder.of("sns"), region, account, clock);
    Mount scripts = new Mount(BUCKET, "sqlscripts/", project.resolve("sqlscripts"));
    Mount configs = new Mount(BUCKET, "refresh-configs/", project.resolve("refresh-configs"));
    s3 = new LocalS3(folder.of("s3"), List.of(scripts, configs), region);
    policy = policy(configs.folder().resolve("policy.json"));
    Path template = project.resolve("cloudformation").resolve("compute.yaml");
    Collaborators collaborators = collaborators(timeline);
    ssm =
        new LocalSsm(
            new Documents(folder.of("ssm")),
            template,
            mainClass -> program(collaborators, mainClass),
            timeline);
    functions =
        new LocalFunctions(template, collaborators, folder.of("logs"), timeline, region, account);
    secrets = new LocalSecretsManager(folder.of("secrets"), functions, region, account, clock);
    sfn =
        new LocalSfn(
            timeline,
            new Documents(folder.of("sfn").resolve("machines")),
            new Documents(folder.of("sfn").resolve("executions")),
            functions,
            region,
            account);
    sfn.readItemsFrom(s3);
    scheduler =
        new LocalScheduler(new Documents(folder.of("scheduler")), sfn, clock, region, account);
    rds = databases.apply(secrets.owned("rds"));
  }

  /** RDS with its servers, unless the region is only read. */
  Optional<LocalRds> servers() {
    return rds instanceof LocalRds local ? Optional.of(local) : Optional.empty();
  }

  /** A main class is made as handlers are. */
  @SuppressWarnings("unchecked")
  private static ToIntBiFunction<List<String>, PrintStream> program(
      Collaborators collaborators, String mainClass) {
    return (ToIntBiFunction<List<String>, PrintStream>)
        collaborators.construct(mainClass, "run a command");
  }

  /** The project's policy, where it has one. */
  private static PolicySource policy(Path file) {
    return new PolicySource(
        Files.isRegularFile(file)
            ? Optional.of(URI.create("s3://" + BUCKET + "/refresh-configs/policy.json"))
            : Optional.empty());
  }

  /** Asked for when a handler is constructed, when all of the services are there. */
  private Collaborators collaborators(Timeline timeline) {
    return new Collaborators(
        Map.of(
            RdsClient.class, () -> wiring.client(RdsClient.class, this.rds),
            SfnClient.class, () -> wiring.client(SfnClient.class, this.sfn),
            SnsClient.class, () -> wiring.client(SnsClient.class, this.sns),
            S3Client.class, () -> wiring.client(S3Client.class, this.s3),
            SecretsManagerClient.class,
                () -> wiring.client(SecretsManagerClient.class, this.secrets),
            DynamoDbClient.class, () -> wiring.client(DynamoDbClient.class, this.dynamoDb),
            SsmClient.class, () -> wiring.client(SsmClient.class, this.ssm),
            PolicySource.class, () -> policy,
            Clock.class, timeline::clock));
  }
}

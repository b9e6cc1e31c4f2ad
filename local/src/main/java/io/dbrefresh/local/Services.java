package io.dbrefresh.local;

import io.dbrefresh.local.dynamodb.LocalDynamoDb;
import io.dbrefresh.local.iam.LocalIam;
import io.dbrefresh.local.lambda.Collaborators;
import io.dbrefresh.local.lambda.LocalFunctions;
import io.dbrefresh.local.lambda.LocalLambda;
import io.dbrefresh.local.s3.LocalS3;
import io.dbrefresh.local.s3.Mount;
import io.dbrefresh.local.scheduler.LocalScheduler;
import io.dbrefresh.local.secretsmanager.LocalSecretsManager;
import io.dbrefresh.local.sns.LocalSns;
import io.dbrefresh.local.ssm.LocalSsm;
import io.dbrefresh.local.stepfunctions.LocalSfn;
import io.dbrefresh.local.store.Documents;
import io.dbrefresh.local.time.Timeline;
import io.dbrefresh.statemachine.policy.PolicySource;
import io.dbrefresh.statemachine.step.TypedOptions;
import io.dbrefresh.statemachine.step.WaitingClock;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.ToIntBiFunction;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** The services of a region, each with its place in the folder; handlers are given all of them. */
final class Services {
  /** The bucket whose {@code sqlscripts/} are the project's. */
  static final String BUCKET = "awssol-bucket";

  private static final String CONFIGS = "refresh-configs";

  /** The template of the functions that operate global databases. */
  private static final Path GLOBAL = Path.of("aurora-global", "operations.yaml");

  /** Where the region of {@code --local} lies. */
  private static final Path USUAL_FOLDER =
      Path.of(System.getProperty("user.home"), ".dbrefresh", "local");

  /** The folder of IAM's policies. */
  static final String IAM = "iam";

  final RdsClient rds;
  final AccountRegions regions;
  final LocalSfn sfn;
  final LocalSns sns;
  final LocalS3 s3;
  final LocalSecretsManager secrets;
  final LocalDynamoDb dynamoDb;
  final LocalFunctions functions;
  final LocalSsm ssm;
  final Wiring wiring;
  final LocalScheduler scheduler;
  final LocalIam iam;
  final LocalLambda lambda;
  private final PolicySource policy;
  private final TypedOptions options;
  private final Path templates;
  private final Collaborators collaborators;

  /** {@code databases} are how RDS is opened; {@code wiring} is between handlers and services. */
  Services(
      RegionFolder folder, Path project, Timeline timeline, Wiring wiring, Databases databases) {
    this.wiring = wiring;
    String region = LocalRegion.REGION;
    String account = LocalRegion.ACCOUNT_ID;
    Clock clock = timeline.clock();
    dynamoDb = new LocalDynamoDb(folder.of("dynamodb"), region, account, clock);
    iam = new LocalIam(new Documents(folder.of(IAM)), account, clock);
    sns = new LocalSns(folder.of("sns"), region, account, clock);
    s3 = new LocalS3(folder.of("s3"), mounts(project), region);
    policy = policy(project.resolve(CONFIGS).resolve("policy.json"));
    options = TypedOptions.local(folder.root(), USUAL_FOLDER);
    templates = project.resolve("cloudformation");
    Path template = templates.resolve("compute.yaml");
    collaborators = collaborators(timeline);
    ssm = ssm(new Documents(folder.of("ssm")), template, timeline);
    functions = functions(template, folder, timeline);
    secrets = new LocalSecretsManager(folder.of("secrets"), functions, region, account, clock);
    sfn =
        new LocalSfn(
            timeline,
            new Documents(folder.of("sfn").resolve("machines")),
            new Documents(folder.of("sfn").resolve("executions")),
            functions,
            region,
            account);
    scheduler =
        new LocalScheduler(new Documents(folder.of("scheduler")), sfn, clock, region, account);
    rds = databases.first(secrets.owned("rds"));
    regions = new AccountRegions(databases, rds);
    lambda = new LocalLambda(functions, work -> timeline.offload(call(work), new UnattendedWork()));
    integrate();
  }

  private static Callable<Runnable> call(Runnable work) {
    return Executors.callable(work, work);
  }

  /** Task states may call every service of the region. */
  private void integrate() {
    sfn.readItemsFrom(s3);
    sfn.integrate(SfnClient.class, sfn);
    sfn.integrate(RdsClient.class, rds);
    sfn.integrate(S3Client.class, s3);
    sfn.integrate(SnsClient.class, sns);
    sfn.integrate(SsmClient.class, ssm);
    sfn.integrate(IamClient.class, iam);
    sfn.integrate(LambdaClient.class, lambda);
    sfn.integrate(DynamoDbClient.class, dynamoDb);
    sfn.integrate(SchedulerClient.class, scheduler);
    sfn.integrate(SecretsManagerClient.class, secrets);
  }

  private LocalFunctions functions(Path template, RegionFolder folder, Timeline timeline) {
    LocalFunctions all =
        new LocalFunctions(
            template,
            collaborators,
            folder.of("logs"),
            timeline,
            LocalRegion.REGION,
            LocalRegion.ACCOUNT_ID);
    LocalFunctions.described(templates.resolve(GLOBAL))
        .forEach(function -> all.deploy(function, collaborators));
    return all;
  }

  private LocalSsm ssm(Documents documents, Path template, Timeline timeline) {
    return new LocalSsm(
        documents, template, mainClass -> program(this.collaborators, mainClass), timeline);
  }

  private static List<Mount> mounts(Path project) {
    return Stream.of("sqlscripts", CONFIGS)
        .map(name -> new Mount(BUCKET, name + "/", project.resolve(name)))
        .toList();
  }

  /** The role managers of databases. */
  RoleManagers roleManagers() {
    return new RoleManagers(rds, functions, collaborators, templates);
  }

  /** RDS of a region, as handlers call it. */
  private RdsClient rds(Region region) {
    if (!AccountRegions.all().contains(region)) {
      return Unreachable.nowhere(RdsClient.class, region.id());
    }
    return wiring.client(RdsClient.class, regions.rds(region), region);
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
        Map.ofEntries(
            Collaborators.given(RdsClient.class, () -> rds(Region.of(LocalRegion.REGION))),
            Collaborators.given(Function.class, () -> (Function<Region, RdsClient>) this::rds),
            Collaborators.given(SfnClient.class, () -> wiring.client(SfnClient.class, this.sfn)),
            Collaborators.given(SnsClient.class, () -> wiring.client(SnsClient.class, this.sns)),
            Collaborators.given(S3Client.class, () -> wiring.client(S3Client.class, this.s3)),
            Collaborators.given(
                SecretsManagerClient.class,
                () -> wiring.client(SecretsManagerClient.class, this.secrets)),
            Collaborators.given(
                DynamoDbClient.class, () -> wiring.client(DynamoDbClient.class, this.dynamoDb)),
            Collaborators.given(SsmClient.class, () -> wiring.client(SsmClient.class, this.ssm)),
            Collaborators.given(IamClient.class, () -> wiring.client(IamClient.class, this.iam)),
            Collaborators.given(PolicySource.class, () -> policy),
            Collaborators.given(TypedOptions.class, () -> options),
            Collaborators.given(Clock.class, timeline::clock),
            Collaborators.given(WaitingClock.class, () -> clock(timeline))));
  }

  /** Functions wait between two looks as long as a Wait state would. */
  private static WaitingClock clock(Timeline timeline) {
    return WaitingClock.of(
        timeline.clock(), time -> WaitingClock.system().pause(timeline.pause(time)));
  }
}

package io.dbrefresh.local;

import io.dbrefresh.local.lambda.FunctionDefinition;
import io.dbrefresh.local.lambda.Functions;
import io.dbrefresh.local.rds.server.ServerBinaries;
import io.dbrefresh.local.sns.PublishedMessage;
import io.dbrefresh.local.ssm.LocalSsm;
import io.dbrefresh.local.time.Timeline;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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

/**
 * An AWS region in this process, kept in a folder: the services' own client interfaces, with real
 * database servers behind RDS, and a process's hold on the folder. Closing it stops the servers.
 * One that was opened for reading refuses what would change it ({@link
 * UnsupportedOperationException}).
 */
public final class LocalRegion implements AutoCloseable {
  /** The region that ARNs and clients name. */
  public static final String REGION = "us-east-1";

  /** The other region in which there can be databases. */
  public static final String SECOND_REGION = "us-west-2";

  /** The account that ARNs name. */
  public static final String ACCOUNT_ID = "123456789012";

  /** The bucket whose {@code sqlscripts/} are the project's. */
  public static final String BUCKET = Services.BUCKET;

  private final Services services;
  private final Consumer<String> samples;
  private final Timeline timeline;
  private final Optional<RegionLock> lock;
  private final boolean reading;

  LocalRegion(
      Services services, Consumer<String> samples, Timeline timeline, Optional<RegionLock> lock) {
    this.services = services;
    this.samples = samples;
    this.timeline = timeline;
    this.lock = lock;
    reading = lock.isEmpty();
  }

  /**
   * Opens the region in {@code folder} and holds it until it is closed; creates it, with its sample
   * databases, when the folder is empty or missing. Executions that a process left running when it
   * ended are aborted, and recovered as the rule on their status says.
   *
   * @param project the folder of {@code cloudformation/} and {@code sqlscripts/}
   * @throws RegionInUseException when another process holds it
   * @throws RegionFolderException when the folder holds something else, is damaged, or is full
   */
  public static LocalRegion open(Path folder, Path project, RegionProgress progress) {
    return new Opening(
            new RegionFolder(folder),
            project,
            ServerBinaries.defaultFolder(),
            progress,
            Wiring.DIRECT)
        .open(Definitions.ofClassPath(), true);
  }

  /** Tells other processes, until the region is closed, where this one serves it to them. */
  public void announce(URI endpoint) {
    requireHeld("is not served");
    lock.ifPresent(held -> held.announce(endpoint));
  }

  /**
   * Reads the region in {@code folder}, whoever holds it: nothing is locked, started or written,
   * and operations that would change something throw {@link UnsupportedOperationException}.
   *
   * @throws RegionFolderException when there is no region, or it is damaged
   */
  public static LocalRegion read(Path folder, Path project) {
    return Opening.read(new RegionFolder(folder), project);
  }

  /** Whether a region is in {@code folder}. */
  public static boolean exists(Path folder) {
    return new RegionFolder(folder).exists();
  }

  /** The names of the regions that the one in {@code folder} has databases in, the first always. */
  public static List<String> regions(Path folder) {
    return AccountRegions.used(new RegionFolder(folder));
  }

  /** The names of those of them that are cut off. */
  public static List<String> cutOff(Path folder) {
    return new Outages(new RegionFolder(folder).documents()).names();
  }

  /** The living process that holds the region in {@code folder}, if one does. */
  public static Optional<RegionHolder> holder(Path folder) {
    return RegionLock.holder(new RegionFolder(folder));
  }

  /**
   * Removes the region in {@code folder}: stops servers that were left behind, then deletes
   * everything. Works on a damaged region too.
   *
   * @return whether there was one
   * @throws RegionInUseException when a living process holds it
   * @throws RegionFolderException when the folder holds something else; it is left alone
   */
  public static boolean reset(Path folder) {
    return Opening.reset(new RegionFolder(folder));
  }

  /** RDS. */
  public RdsClient rds() {
    return rds(Region.of(REGION));
  }

  /**
   * RDS of a region: {@value #REGION}, or {@value #SECOND_REGION}, which has no other services.
   *
   * @throws IllegalArgumentException when it is another one
   */
  public RdsClient rds(Region region) {
    return services.regions.rds(region);
  }

  /**
   * Cuts a region off until {@link #rejoin}, also if this process ends: clients of its RDS fail as
   * if nothing answered, its servers do not answer, and nothing replicates from or to them.
   */
  public void cutOff(Region region) {
    services.regions.cutOff(region, clock());
  }

  /** Ends what {@link #cutOff} began; returns when the databases that answered do so again. */
  public void rejoin(Region region) {
    services.regions.rejoin(region);
  }

  /** Step Functions. */
  public SfnClient sfn() {
    return offered(SfnClient.class, services.sfn);
  }

  /** SNS. */
  public SnsClient sns() {
    return offered(SnsClient.class, services.sns);
  }

  /** S3. */
  public S3Client s3() {
    return offered(S3Client.class, services.s3);
  }

  /** Secrets Manager. */
  public SecretsManagerClient secretsManager() {
    return offered(SecretsManagerClient.class, services.secrets);
  }

  /** Secrets Manager of a region: the secrets of both are the same, as if replicated. */
  public SecretsManagerClient secretsManager(Region region) {
    return services.regions.reached(SecretsManagerClient.class, this::secretsManager, region);
  }

  private <T> T offered(Class<T> type, T client) {
    return reading ? ReadOnly.client(type, client) : client;
  }

  /** Systems Manager; its {@code register} puts instances in. */
  public LocalSsm ssm() {
    return services.ssm;
  }

  /** EventBridge Scheduler; what is due fires when {@link #fireSchedules} is called. */
  public SchedulerClient scheduler() {
    return offered(SchedulerClient.class, services.scheduler);
  }

  /** Fires the schedules that are due, and names them; to be called every few seconds. */
  public List<String> fireSchedules() {
    functions();
    return services.scheduler.fireDue();
  }

  /** DynamoDB. */
  public DynamoDbClient dynamoDb() {
    return offered(DynamoDbClient.class, services.dynamoDb);
  }

  /** Lambda, as Step Functions invokes it. */
  public Functions functions() {
    requireHeld("runs no functions");
    return services.functions;
  }

  private void requireHeld(String refusal) {
    if (reading) {
      throw new UnsupportedOperationException(
          "The local region was opened for reading; it " + refusal);
    }
  }

  /** Lambda, as other clients invoke it. */
  public LambdaClient lambda() {
    functions();
    return services.lambda;
  }

  /** IAM. */
  public IamClient iam() {
    return offered(IamClient.class, services.iam);
  }

  /**
   * Deploys the function that manages the roles of a PostgreSQL database.
   *
   * @param identifier of an instance or a cluster
   * @param secret the secret with its master password
   * @return the function's name
   */
  public String deployRoleManager(String identifier, String secret) {
    functions();
    return services.roleManagers().deploy(identifier, secret);
  }

  /** The functions that the project's templates name. */
  public List<FunctionDefinition> functionDefinitions() {
    return services.functions.definitions();
  }

  /** What was published to the region's topics, newest first. */
  public List<PublishedMessage> messages() {
    return services.sns.messages();
  }

  /**
   * Starts the server of an instance or cluster, unless it runs, and returns when it answers.
   *
   * @param identifier or ARN; an identifier is looked for in {@value #REGION} first
   */
  public void ensureRunning(String identifier) {
    services.regions.ensureRunning(identifier);
  }

  /**
   * Makes the sample database of this name where it is one and is not there yet, and returns when
   * it is filled. The samples of most engines are made when a refresh first asks for them.
   */
  public void ensureSample(String identifier) {
    requireHeld("makes no databases");
    samples.accept(identifier);
  }

  /** Where things happen later. */
  public Timeline timeline() {
    return timeline;
  }

  /** The clock of the timeline. */
  public Clock clock() {
    return timeline.clock();
  }

  /** {@value #REGION}. */
  public String region() {
    return REGION;
  }

  /** {@value #ACCOUNT_ID}. */
  public String accountId() {
    return ACCOUNT_ID;
  }

  /** Stops the servers and releases the region, at once: what is under way is left as it is. */
  @Override
  public void close() {
    try {
      services.regions.close();
    } finally {
      timeline.close();
      services.wiring.close();
      lock.ifPresent(RegionLock::close);
    }
  }
}

package io.dbrefresh.launcher.region;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * The services of one region, each made when it is first asked for: a client costs a tenth of a
 * second to make, and most commands need one or two.
 *
 * @param region the region's name, {@code us-east-1}
 * @param servers the servers of a local region; empty on AWS
 * @param others RDS of the other regions that a local one has; none on AWS
 * @param closing what releases it
 */
public record AwsClients(
    String region,
    Optional<Servers> servers,
    List<RegionalRds> others,
    Supplier<SfnClient> sfn,
    Supplier<RdsClient> rds,
    Supplier<DynamoDbClient> dynamoDb,
    Supplier<SecretsManagerClient> secretsManager,
    Supplier<LambdaClient> lambda,
    Supplier<S3Client> s3,
    Supplier<SchedulerClient> scheduler,
    Supplier<CloudFormationClient> cloudFormation,
    Runnable closing)
    implements AutoCloseable {

  /** Copies the list. */
  public AwsClients {
    others = List.copyOf(others);
  }

  /** RDS of this region, and of the others that it has. */
  public List<RegionalRds> everywhere() {
    return Stream.concat(Stream.of(new RegionalRds(region, rds)), others.stream()).toList();
  }

  /** Whether it is a region in this process. */
  public boolean local() {
    return servers.isPresent();
  }

  /** Begins to make the client of Step Functions; whoever asks for it hears of a failure. */
  public void prepareSfn() {
    Thread making = new Thread(new FutureTask<>(sfn::get), "make-sfn-client");
    making.setDaemon(true);
    making.start();
  }

  /** The same, released in another way. */
  AwsClients closedBy(Runnable other) {
    return new AwsClients(
        region,
        servers,
        others,
        sfn,
        rds,
        dynamoDb,
        secretsManager,
        lambda,
        s3,
        scheduler,
        cloudFormation,
        other);
  }

  @Override
  public void close() {
    closing.run();
  }
}

package io.dbrefresh.local.face;

import io.dbrefresh.local.LocalRegion;
import io.dbrefresh.local.face.json.JsonProtocol;
import io.dbrefresh.local.face.operation.Operations;
import io.dbrefresh.local.face.operation.Protocol;
import io.dbrefresh.local.face.query.QueryProtocol;
import io.dbrefresh.local.face.rest.RestJsonProtocol;
import io.dbrefresh.local.face.s3.S3Protocol;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
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
import software.amazon.awssdk.services.sts.StsClient;

/** Which services are served, and by which clients. */
public final class Offer {
  static final String S3 = "s3";

  private static final Map<Class<?>, Kind> KINDS =
      Map.ofEntries(
          Map.entry(SfnClient.class, new Kind("states", JsonProtocol::new)),
          Map.entry(DynamoDbClient.class, new Kind("dynamodb", JsonProtocol::new)),
          Map.entry(SecretsManagerClient.class, new Kind("secretsmanager", JsonProtocol::new)),
          Map.entry(SsmClient.class, new Kind("ssm", JsonProtocol::new)),
          Map.entry(RdsClient.class, query("rds", "http://rds.amazonaws.com/doc/2014-10-31/")),
          Map.entry(SnsClient.class, query("sns", "http://sns.amazonaws.com/doc/2010-03-31/")),
          Map.entry(StsClient.class, query("sts", "https://sts.amazonaws.com/doc/2011-06-15/")),
          Map.entry(
              CloudFormationClient.class,
              query("cloudformation", "http://cloudformation.amazonaws.com/doc/2010-05-15/")),
          Map.entry(IamClient.class, query("iam", "https://iam.amazonaws.com/doc/2010-05-08/")),
          Map.entry(LambdaClient.class, new Kind("lambda", RestJsonProtocol::new)),
          Map.entry(SchedulerClient.class, new Kind("scheduler", RestJsonProtocol::new)),
          Map.entry(S3Client.class, new Kind(S3, S3Protocol::new)));

  private final Map<String, Protocol> services = new HashMap<>();

  /**
   * How a service is spoken to.
   *
   * @param name what signatures call it
   */
  private record Kind(String name, Function<Operations, Protocol> protocol) {}

  private static Kind query(String name, String namespace) {
    return new Kind(name, operations -> new QueryProtocol(operations, namespace));
  }

  /** All services of {@code region}. */
  public static Offer of(LocalRegion region) {
    return new Offer()
        .with(SfnClient.class, region.sfn())
        .with(DynamoDbClient.class, region.dynamoDb())
        .with(SecretsManagerClient.class, region.secretsManager())
        .with(SsmClient.class, region.ssm())
        .with(RdsClient.class, region.rds())
        .with(SnsClient.class, region.sns())
        .with(StsClient.class, new Identity(region.accountId()))
        .with(IamClient.class, region.iam())
        .with(CloudFormationClient.class, new RegionStack(region))
        .with(LambdaClient.class, region.lambda())
        .with(SchedulerClient.class, region.scheduler())
        .with(S3Client.class, region.s3());
  }

  /** What there is of it in the account's second region. */
  static Offer ofSecond(LocalRegion region) {
    Region second = Region.of(LocalRegion.SECOND_REGION);
    return new Offer()
        .with(RdsClient.class, region.rds(second))
        .with(SecretsManagerClient.class, region.secretsManager(second))
        .with(StsClient.class, new Identity(region.accountId()));
  }

  /** This and the service of the interface {@code type}, as {@code client} answers it. */
  public <T> Offer with(Class<T> type, T client) {
    Kind kind = KINDS.get(type);
    if (kind == null) {
      throw new IllegalArgumentException("Nothing says how " + type.getName() + " is spoken to");
    }
    services.put(kind.name(), kind.protocol().apply(new Operations(type, client)));
    return this;
  }

  Map<String, Protocol> services() {
    return services;
  }
}

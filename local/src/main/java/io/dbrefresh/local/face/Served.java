package io.dbrefresh.local.face;

import io.dbrefresh.local.LocalRegion;
import io.dbrefresh.local.face.json.JsonProtocol;
import io.dbrefresh.local.face.operation.Operations;
import io.dbrefresh.local.face.operation.Protocol;
import io.dbrefresh.local.face.query.QueryProtocol;
import io.dbrefresh.local.face.rest.RestJsonProtocol;
import io.dbrefresh.local.face.s3.S3Protocol;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The services of a region, each with its protocol, by the name that signatures have for it. */
final class Served {
  static final String S3 = "s3";

  private Served() {}

  static Map<String, Protocol> by(LocalRegion region) {
    return Map.of(
        "states",
        json(SfnClient.class, region.sfn()),
        "dynamodb",
        json(DynamoDbClient.class, region.dynamoDb()),
        "secretsmanager",
        json(SecretsManagerClient.class, region.secretsManager()),
        "ssm",
        json(SsmClient.class, region.ssm()),
        "rds",
        query(RdsClient.class, region.rds(), "http://rds.amazonaws.com/doc/2014-10-31/"),
        "sns",
        query(SnsClient.class, region.sns(), "http://sns.amazonaws.com/doc/2010-03-31/"),
        "sts",
        query(
            StsClient.class,
            new Identity(region.accountId()),
            "https://sts.amazonaws.com/doc/2011-06-15/"),
        "lambda",
        new RestJsonProtocol(new Operations(LambdaClient.class, region.lambda())),
        S3,
        new S3Protocol(new Operations(S3Client.class, region.s3())));
  }

  private static <T> Protocol json(Class<T> type, T client) {
    return new JsonProtocol(new Operations(type, client));
  }

  private static <T> Protocol query(Class<T> type, T client, String namespace) {
    return new QueryProtocol(new Operations(type, client), namespace);
  }
}

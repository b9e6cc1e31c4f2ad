package io.dbrefresh.lambdas;

import io.dbrefresh.statemachine.step.StepJson;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import java.io.IOException;
import javax.net.ssl.HttpsURLConnection;
import org.crac.Context;
import org.crac.Resource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rds.RdsClient;

/**
 * What a function does before SnapStart takes its snapshot ("Lambda SnapStart runtime hooks"):
 * loads what the first invocation would, by reading an event, answering it, and making calls that
 * go nowhere. Nothing of it stays but loaded classes: no connection, no credentials, no random
 * state.
 */
enum Priming implements Resource {
  /** There is one snapshot; runtimes keep no hold on whom they call before it. */
  BEFORE_THE_SNAPSHOT;

  private static final String EVENT =
      """
      {"step": "prepare", "run": {"name": "priming", "arn": "", "startedAt": "2026-01-01T00:00:00Z"},
       "lockTable": "priming", "startedAt": "2026-01-01T00:00:00Z", "progress": {}}\
      """;

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) throws IOException {
    StepJson.mapper().readValue(EVENT, StepRequest.class);
    StepJson.mapper().writeValueAsString(StepJson.encode(StepOutcome.done(""), 1));
    HttpsURLConnection.getDefaultSSLSocketFactory(); // reads the JVM's certificate authorities
    call();
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {}

  /** One call by each of the two protocols, with credentials that nobody has. */
  private static void call() {
    StaticCredentialsProvider nobody =
        StaticCredentialsProvider.create(AwsBasicCredentials.create("priming", "priming"));
    try (RdsClient rds =
            RdsClient.builder()
                .region(Region.US_EAST_1)
                .credentialsProvider(nobody)
                .httpClient(new Nowhere("<DescribeDBInstancesResponse/>"))
                .build();
        DynamoDbClient dynamoDb =
            DynamoDbClient.builder()
                .region(Region.US_EAST_1)
                .credentialsProvider(nobody)
                .httpClient(new Nowhere("{}"))
                .build()) {
      rds.describeDBInstances();
      dynamoDb.listTables();
    } catch (SdkException e) {
      return; // Then the first invocation loads the rest.
    }
  }
}

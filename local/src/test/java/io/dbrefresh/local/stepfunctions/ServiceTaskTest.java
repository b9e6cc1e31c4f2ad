package io.dbrefresh.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.local.asl.value.Json;
import io.dbrefresh.local.dynamodb.LocalDynamoDb;
import io.dbrefresh.local.rds.MemoryRds;
import io.dbrefresh.local.s3.LocalS3;
import io.dbrefresh.local.sns.LocalSns;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sns.SnsClient;

/** Task states that call the region's services. */
final class ServiceTaskTest {
  private static final String CALL =
      """
      {"StartAt": "call", "States": {"call": {"Type": "Task", "End": true,
        "Resource": "arn:aws:states:::%s", "Parameters": %s}}}
      """;

  @TempDir Path folder;
  private Region region;
  private LocalSns sns;
  private MemoryRds rds;
  private int runs;

  @BeforeEach
  void createRegion() {
    region = new Region(folder);
    var clock = region.timeline.clock();
    sns = new LocalSns(folder.resolve("sns"), "us-east-1", "123456789012", clock);
    sns.createTopic(r -> r.name("refresh"));
    rds = new MemoryRds(folder);
    DynamoDbClient dynamoDb =
        new LocalDynamoDb(folder.resolve("dynamodb"), "us-east-1", "123456789012", clock);
    dynamoDb.createTable(
        r ->
            r.tableName("locks")
                .billingMode("PAY_PER_REQUEST")
                .keySchema(KeySchemaElement.builder().attributeName("id").keyType("HASH").build())
                .attributeDefinitions(
                    AttributeDefinition.builder().attributeName("id").attributeType("S").build()));
    region.sfn.integrate(SnsClient.class, sns);
    region.sfn.integrate(RdsClient.class, rds.client());
    region.sfn.integrate(DynamoDbClient.class, dynamoDb);
    region.sfn.integrate(S3Client.class, new LocalS3(folder.resolve("s3"), List.of(), "us-east-1"));
  }

  @AfterEach
  void close() {
    rds.close();
  }

  private DescribeExecutionResponse run(String resource, String parameters) {
    String name = "machine" + ++runs;
    String arn =
        region.start(region.create(name, CALL.formatted(resource, parameters)), "run", "{}");
    region.timeline.runUntilIdle();
    return region.describe(arn);
  }

  private JsonNode output(String resource, String parameters) {
    DescribeExecutionResponse ended = run(resource, parameters);
    assertThat(ended.statusAsString())
        .as(ended.error() + " " + ended.cause())
        .isEqualTo("SUCCEEDED");
    return Json.parse(ended.output()).node();
  }

  @Test
  void an_sdk_call_has_the_names_of_the_sdk() {
    String identifier =
        """
        {"DbInstanceIdentifier": "dev", "Engine": "mysql", "DbInstanceClass": "db.t3.micro",
         "AllocatedStorage": 20, "MasterUsername": "admin1", "MasterUserPassword": "correct-horse",
         "EnableIAMDatabaseAuthentication": false, "Tags": [{"Key": "refresh", "Value": "true"}]}
        """;
    JsonNode created = output("aws-sdk:rds:createDBInstance", identifier);
    assertThat(created.path("DbInstance").path("DbInstanceIdentifier").asText()).isEqualTo("dev");
    assertThat(created.path("DbInstance").path("DbInstanceArn").asText()).endsWith(":db:dev");
    awaitCreation();

    JsonNode described = output("aws-sdk:rds:describeDBInstances", "{}");
    assertThat(described.path("DbInstances")).hasSize(1);
    assertThat(region.types(execution())).contains("TaskScheduled", "TaskStarted", "TaskSucceeded");
    assertThat(region.events(execution()).get(2).taskScheduledEventDetails().resourceType())
        .isEqualTo("aws-sdk:rds");
  }

  private void awaitCreation() {
    while (!rds.client()
        .describeDBInstances()
        .dbInstances()
        .get(0)
        .dbInstanceStatus()
        .equals("available")) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  private String execution() {
    return "arn:aws:states:us-east-1:123456789012:execution:machine" + runs + ":run";
  }

  @Test
  void an_error_of_an_sdk_call_is_the_sdks_exception() {
    DescribeExecutionResponse failed =
        run("aws-sdk:rds:describeDBInstances", "{\"DbInstanceIdentifier\": \"none\"}");

    assertThat(failed.error()).isEqualTo("Rds.DbInstanceNotFoundException");
    assertThat(failed.cause())
        .startsWith("DBInstance none not found. (Service: Rds, Status Code: 404, Request ID: ");
    assertThat(run("aws-sdk:s3:listObjectsV2", "{\"Bucket\": \"none\"}").error())
        .isEqualTo("S3.NoSuchBucketException");
    assertThat(run("aws-sdk:dynamodb:getItem", "{\"TableName\": \"locks\", \"Key\": {}}").error())
        .isEqualTo("DynamoDb.DynamoDbException");
  }

  @Test
  void an_objects_content_is_its_body() {
    output("aws-sdk:s3:createBucket", "{\"Bucket\": \"mine\"}");
    output("aws-sdk:s3:putObject", "{\"Bucket\": \"mine\", \"Key\": \"a\", \"Body\": {\"ü\": 1}}");

    assertThat(
            output("aws-sdk:s3:getObject", "{\"Bucket\": \"mine\", \"Key\": \"a\"}")
                .path("Body")
                .asText())
        .isEqualTo("{\"ü\":1}");
  }

  @Test
  void an_optimized_call_has_the_names_of_the_service() {
    JsonNode put =
        output(
            "dynamodb:putItem",
            "{\"TableName\": \"locks\", \"Item\": {\"id\": {\"S\": \"a\"}, \"held\": {\"BOOL\":"
                + " true}}}");
    assertThat(put.path("SdkHttpMetadata").path("HttpStatusCode").asInt()).isEqualTo(200);

    assertThat(
            output(
                    "dynamodb:getItem",
                    "{\"TableName\": \"locks\", \"Key\": {\"id\": {\"S\": \"a\"}}}")
                .path("Item")
                .path("held")
                .path("BOOL")
                .asBoolean())
        .isTrue();
    assertThat(
            output(
                    "aws-sdk:dynamodb:getItem",
                    "{\"TableName\": \"locks\", \"Key\": {\"id\": {\"S\": \"a\"}}}")
                .path("Item")
                .path("held")
                .path("Bool")
                .asBoolean())
        .isTrue();
    DescribeExecutionResponse failed =
        run("dynamodb:getItem", "{\"TableName\": \"none\", \"Key\": {\"id\": {\"S\": \"a\"}}}");
    assertThat(failed.error()).isEqualTo("DynamoDB.ResourceNotFoundException");
    assertThat(failed.cause())
        .contains("Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ResourceNotFound");
  }

  @Test
  void a_message_may_be_json() {
    JsonNode published =
        output(
            "sns:publish",
            """
            {"TopicArn": "arn:aws:sns:us-east-1:123456789012:refresh", "Message": {"a": 1},
             "MessageAttributes": {"status": {"DataType": "String", "StringValue": "done"}}}
            """);

    assertThat(published.path("MessageId").asText()).isNotEmpty();
    assertThat(sns.messages().get(0).message()).isEqualTo("{\"a\":1}");
    assertThat(sns.messages().get(0).attributes()).containsEntry("status", "done");
  }

  @Test
  void a_parameter_that_the_call_has_not_fails_it() {
    assertThat(run("aws-sdk:rds:describeDBInstances", "{\"DBInstanceIdentifier\": \"a\"}"))
        .satisfies(
            failed -> {
              assertThat(failed.error()).isEqualTo("States.Runtime");
              assertThat(failed.cause()).contains("'DBInstanceIdentifier' is not supported");
            });
  }

  @Test
  void what_the_region_does_not_offer_is_refused_at_creation() {
    for (String resource :
        List.of(
            "aws-sdk:rds:describeDBProxies",
            "aws-sdk:rds:DescribeDBInstances",
            "aws-sdk:kinesis:listStreams",
            "dynamodb:query",
            "dynamodb:putItem.waitForTaskToken",
            "aws-sdk:rds:describeDBInstances.sync",
            "sqs:sendMessage")) {
      assertThatThrownBy(() -> region.create("other", CALL.formatted(resource, "{}")))
          .isInstanceOf(InvalidDefinitionException.class)
          .hasMessageContaining("arn:aws:states:::" + resource + " is not recognized");
    }
  }
}

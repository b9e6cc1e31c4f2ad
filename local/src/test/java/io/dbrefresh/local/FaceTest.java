package io.dbrefresh.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.dbrefresh.local.contract.SdkClients;
import io.dbrefresh.local.face.Face;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.RdsException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sts.StsClient;

/** A region over HTTP: SDK clients in the four protocols, and requests that no SDK sends. */
class FaceTest {
  private static final String AUTHORIZATION =
      "AWS4-HMAC-SHA256 Credential=local/20261127/%s/%s/aws4_request, SignedHeaders=host,"
          + " Signature=0";

  @TempDir static Path folder;
  private static LocalRegion region;
  private static Face face;
  private static SdkClients clients;

  @BeforeAll
  static void open() {
    region = TestRegion.withoutDatabases(folder.resolve("region"), TestRegion.DEFINITIONS);
    face = Face.open(region, 0);
    clients = SdkClients.ofLocalRegion(face.endpoint());
  }

  @AfterAll
  static void close() {
    clients.close();
    face.close();
    region.close();
  }

  @Test
  void json_carries_times_texts_and_typed_errors() {
    SfnClient sfn = clients.client(SfnClient.class);
    String arn =
        sfn.startExecution(
                r -> r.stateMachineArn(TestRegion.MACHINE).name("one").input("{\"ü\":1}"))
            .executionArn();

    assertThat(sfn.describeExecution(r -> r.executionArn(arn)).input()).isEqualTo("{\"ü\":1}");
    assertThat(sfn.describeExecution(r -> r.executionArn(arn)).startDate())
        .isEqualTo(region.sfn().describeExecution(r -> r.executionArn(arn)).startDate());
    assertThatThrownBy(() -> sfn.describeExecution(r -> r.executionArn(arn + "x")))
        .isInstanceOfSatisfying(
            ExecutionDoesNotExistException.class,
            missing -> assertThat(missing.statusCode()).isEqualTo(400));
  }

  @Test
  void query_finds_the_typed_exception_of_a_wire_code() {
    RdsClient rds = clients.client(RdsClient.class);

    assertThat(rds.describeDBInstances().dbInstances()).isEmpty();
    assertThatThrownBy(() -> rds.describeDBInstances(r -> r.dbInstanceIdentifier("nobody")))
        .isInstanceOfSatisfying(
            DbInstanceNotFoundException.class,
            missing -> {
              assertThat(missing.statusCode()).isEqualTo(404);
              assertThat(missing.awsErrorDetails().errorMessage())
                  .isEqualTo("DBInstance nobody not found.");
            });
    assertThatThrownBy(() -> rds.describeDBProxies(r -> {}))
        .isInstanceOfSatisfying(
            RdsException.class,
            unknown ->
                assertThat(unknown.awsErrorDetails().errorCode()).isEqualTo("InvalidAction"));
  }

  @Test
  void query_carries_maps() {
    SnsClient sns = clients.client(SnsClient.class);
    MessageAttributeValue status =
        MessageAttributeValue.builder().dataType("String").stringValue("completed").build();
    String topic = sns.listTopics().topics().get(0).topicArn();
    sns.publish(
        r -> r.topicArn(topic).message("a & b <c>").messageAttributes(Map.of("status", status)));

    assertThat(region.messages().get(0).message()).isEqualTo("a & b <c>");
    assertThat(region.messages().get(0).attributes()).containsEntry("status", "completed");
    assertThat(sns.getTopicAttributes(r -> r.topicArn(topic)).attributes())
        .containsEntry("TopicArn", topic);
  }

  @Test
  void query_carries_what_is_of_no_region() {
    IamClient iam = clients.client(IamClient.class);
    String arn =
        iam.createPolicy(r -> r.policyName("mine").policyDocument("{\"Statement\": []}"))
            .policy()
            .arn();

    assertThat(iam.getPolicy(r -> r.policyArn(arn)).policy().defaultVersionId()).isEqualTo("v1");
    assertThatThrownBy(() -> iam.getPolicy(r -> r.policyArn(arn + "x")))
        .isInstanceOfSatisfying(
            NoSuchEntityException.class,
            missing -> assertThat(missing.statusCode()).isEqualTo(404));
  }

  @Test
  void rest_xml_carries_objects_with_any_key_in_signed_chunks() {
    S3Client s3 = clients.client(S3Client.class);
    String key = "a b/+ü&?#/c.sql";
    s3.createBucket(r -> r.bucket("mine"));
    s3.putObject(r -> r.bucket("mine").key(key), RequestBody.fromString("select 'ü';"));

    assertThat(s3.getObjectAsBytes(r -> r.bucket("mine").key(key)).asUtf8String())
        .isEqualTo("select 'ü';");
    assertThat(s3.listObjectsV2(r -> r.bucket("mine")).contents())
        .extracting("key")
        .containsExactly(key);
    assertThat(s3.headObject(r -> r.bucket("mine").key(key)).contentLength()).isEqualTo(12);
    assertThatThrownBy(() -> s3.getObjectAsBytes(r -> r.bucket("mine").key("none")))
        .isInstanceOf(NoSuchKeyException.class);
    assertThatThrownBy(() -> s3.headObject(r -> r.bucket("mine").key("none")))
        .isInstanceOf(NoSuchKeyException.class);
  }

  @Test
  void a_subresource_is_never_taken_for_the_object_or_bucket() {
    S3Client s3 = clients.client(S3Client.class);
    s3.createBucket(r -> r.bucket("kept"));
    s3.putObject(r -> r.bucket("kept").key("a"), RequestBody.fromString("a"));

    assertThatThrownBy(() -> s3.deleteObjectTagging(r -> r.bucket("kept").key("a")))
        .isInstanceOfSatisfying(
            S3Exception.class,
            refused -> {
              assertThat(refused.statusCode()).isEqualTo(501);
              assertThat(refused).hasMessageContaining("DeleteObjectTagging");
            });
    assertThat(s3.getObjectAsBytes(r -> r.bucket("kept").key("a")).asUtf8String()).isEqualTo("a");
  }

  @Test
  void rest_json_finds_functions_and_says_which_are_missing() {
    LambdaClient lambda = clients.client(LambdaClient.class);

    assertThat(lambda.listFunctions().functions())
        .extracting("functionName")
        .contains("PrepareFunction");
    assertThat(
            lambda
                .invoke(r -> r.functionName("dbrefresh-sweep").invocationType("DryRun"))
                .statusCode())
        .isEqualTo(204);
    assertThatThrownBy(() -> lambda.invoke(r -> r.functionName("NobodyFunction")))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("NobodyFunction");
  }

  @Test
  void everybody_is_of_the_regions_account() {
    assertThat(clients.client(StsClient.class).getCallerIdentity().account())
        .isEqualTo("123456789012");
  }

  @Test
  void a_stack_says_what_the_region_has() {
    CloudFormationClient stacks = clients.client(CloudFormationClient.class);

    assertThat(stacks.describeStacks(r -> r.stackName("dbrefresh")).stacks().get(0).outputs())
        .extracting("outputKey", "outputValue")
        .contains(tuple("StateMachineArn", TestRegion.MACHINE))
        .contains(tuple("BucketName", "awssol-bucket"));
    assertThatThrownBy(() -> stacks.describeStacks(r -> r.stackName("other")))
        .isInstanceOf(CloudFormationException.class)
        .hasMessageContaining("Stack with id other does not exist");
    assertThatThrownBy(() -> stacks.deleteStack(r -> r.stackName("dbrefresh")))
        .isInstanceOf(CloudFormationException.class)
        .hasMessageContaining("DeleteStack");
  }

  @Test
  void a_signature_for_another_region_is_refused_and_told_which_this_is() throws Exception {
    HttpResponse<String> answer = dynamoDb("eu-west-1", "dynamodb", "{}");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("SignatureDoesNotMatch", "us-east-1");
  }

  @Test
  void a_service_that_the_region_has_not_is_named() throws Exception {
    HttpResponse<String> answer = dynamoDb("us-east-1", "kinesis", "{}");

    assertThat(answer.statusCode()).isEqualTo(501);
    assertThat(answer.body()).contains("no service kinesis", "dynamodb");
  }

  @Test
  void a_request_that_is_no_json_is_the_senders_fault() throws Exception {
    HttpResponse<String> answer = dynamoDb("us-east-1", "dynamodb", "{");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("SerializationException");
  }

  @Test
  void web_pages_are_kept_out() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(face.endpoint().resolve("/awssol-bucket/"))
            .header("Origin", "http://example.com")
            .build();

    assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode())
        .isEqualTo(403);
  }

  @Test
  void a_body_that_is_not_what_was_summed_is_refused() throws Exception {
    region.s3().createBucket(r -> r.bucket("sums"));
    assertThat(put("sums/good", "123456789", "x-amz-checksum-crc64nvme", "rosUhgp5mIg="))
        .isEqualTo(200);
    assertThat(put("sums/good", "123456789", "x-amz-checksum-crc32", "y/Q5Jg==")).isEqualTo(200);
    assertThat(put("sums/bad", "123456788", "x-amz-checksum-crc32", "y/Q5Jg==")).isEqualTo(400);
    assertThat(region.s3().listObjectsV2(r -> r.bucket("sums")).contents())
        .extracting("key")
        .containsExactly("good");
  }

  private static int put(String path, String body, String header, String value)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(face.endpoint().resolve("/" + path))
            .header(header, value)
            .PUT(BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
  }

  private static HttpResponse<String> dynamoDb(String signedRegion, String service, String body)
      throws IOException, InterruptedException {
    URI endpoint = face.endpoint();
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .header("Authorization", AUTHORIZATION.formatted(signedRegion, service))
            .header("X-Amz-Target", "DynamoDB_20120810.ListTables")
            .POST(BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }
}

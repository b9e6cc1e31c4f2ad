package io.dbrefresh.local.rds;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import io.dbrefresh.lambdas.stack.ClusterEndpoint;
import io.dbrefresh.lambdas.stack.ResetMasterPassword;
import io.dbrefresh.statemachine.step.StepJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.rds.model.Tag;

/** Custom resources as CloudFormation calls them, answering at a URL. */
class StackResourcesTest {
  private static final String STACK = "arn:aws:cloudformation:us-east-1:123456789012:stack/orders/1";

  @TempDir Path folder;
  private final List<JsonNode> answers = new ArrayList<>();
  private RegionUnderTest region;
  private HttpServer cloudFormation;

  @BeforeEach
  void open() throws IOException {
    region = new RegionUnderTest(folder);
    cloudFormation =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    cloudFormation.createContext(
        "/",
        exchange -> {
          assertThat(exchange.getRequestHeaders().getFirst("Content-type")).isNull();
          answers.add(StepJson.mapper().readTree(exchange.getRequestBody()));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    cloudFormation.start();
  }

  @AfterEach
  void close() {
    cloudFormation.stop(0);
    region.close();
  }

  private JsonNode ask(
      RequestStreamHandler handler, String type, Consumer<ObjectNode> properties) throws Exception {
    ObjectNode event =
        StepJson.mapper()
            .createObjectNode()
            .put("RequestType", type)
            .put("ResponseURL", "http://127.0.0.1:" + cloudFormation.getAddress().getPort() + "/a")
            .put("StackId", STACK)
            .put("RequestId", "request-1")
            .put("LogicalResourceId", "Resource");
    if (!type.equals("Create")) {
      event.put("PhysicalResourceId", answers.get(0).path("PhysicalResourceId").asText());
    }
    properties.accept(event.putObject("ResourceProperties"));
    handler.handleRequest(
        new ByteArrayInputStream(StepJson.mapper().writeValueAsBytes(event)),
        OutputStream.nullOutputStream(),
        null);
    return answers.get(answers.size() - 1);
  }

  private void cluster(String name) {
    region.createCluster(name, "aurora-postgresql", 5432);
    tagged(name);
  }

  private void tagged(String name) {
    region.rds.addTagsToResource(
        it ->
            it.resourceName(region.cluster(name).dbClusterArn())
                .tags(Tag.builder().key("aws:cloudformation:stack-id").value(STACK).build()));
  }

  @Test
  void a_cluster_from_a_snapshot_gets_the_password_of_the_stacks_secret() throws Exception {
    region.createCluster("my-db-original", "aurora-postgresql", 5432);
    region.rds.createDBClusterSnapshot(
        it ->
            it.dbClusterIdentifier("my-db-original")
                .dbClusterSnapshotIdentifier("my-db-original-snapshot"));
    RegionUnderTest.await(
        "available",
        () ->
            region
                .rds
                .describeDBClusterSnapshots(
                    it -> it.dbClusterSnapshotIdentifier("my-db-original-snapshot"))
                .dbClusterSnapshots()
                .get(0)
                .status());
    region.rds.restoreDBClusterFromSnapshot(
        it ->
            it.dbClusterIdentifier("my-db-copy")
                .snapshotIdentifier("my-db-original-snapshot")
                .engine("aurora-postgresql"));
    region.awaitCluster("my-db-copy", "available");
    region.createMember("my-db-copy", "aurora-postgresql");
    tagged("my-db-copy");
    region.secrets.createSecret(
        it -> it.name("copy").secretString("{\"username\":\"admin1\",\"password\":\"of-the-stack\"}"));
    ResetMasterPassword handler = new ResetMasterPassword(region.rds, region.secrets);
    JsonNode answer =
        ask(handler, "Create", it -> it.put("Cluster", "my-db-copy").put("Secret", "copy"));
    assertThat(answer.path("Status").asText()).as(answer.toString()).isEqualTo("SUCCESS");
    assertThat(answer.toString()).doesNotContain("of-the-stack");
    try (Connection connection = region.connect(region.instance("my-db-copy-1"), "of-the-stack")) {
      assertThat(connection.isValid(5)).isTrue();
    }
    assertThat(ask(handler, "Delete", it -> {}).path("Status").asText()).isEqualTo("SUCCESS");
  }

  @Test
  void another_master_user_is_named() throws Exception {
    cluster("my-db");
    region.secrets.createSecret(
        it -> it.name("copy").secretString("{\"username\":\"other\",\"password\":\"of-the-stack\"}"));
    JsonNode answer =
        ask(
            new ResetMasterPassword(region.rds, region.secrets),
            "Create",
            it -> it.put("Cluster", "my-db").put("Secret", "copy"));
    assertThat(answer.path("Status").asText()).isEqualTo("FAILED");
    assertThat(answer.path("Reason").asText())
        .isEqualTo("The master user of the snapshot is admin1; say so in SnapshotUsername");
  }

  @Test
  void a_cluster_of_another_stack_is_left_alone() throws Exception {
    region.createCluster("my-db", "aurora-postgresql", 5432);
    JsonNode answer =
        ask(
            new ClusterEndpoint(region.rds),
            "Create",
            it -> it.put("Cluster", "my-db").put("Endpoint", "reports"));
    assertThat(answer.path("Reason").asText()).contains("is not of the stack");
    assertThat(region.rds.describeDBClusterEndpoints().dbClusterEndpoints()).isEmpty();
  }

  @Test
  void a_custom_endpoint_is_created_changed_and_deleted() throws Exception {
    cluster("my-db");
    ClusterEndpoint handler = new ClusterEndpoint(region.rds);
    JsonNode created =
        ask(
            handler,
            "Create",
            it -> it.put("Cluster", "my-db").put("Endpoint", "reports").putArray("Members").add(""));
    assertThat(created.path("Status").asText()).as(created.toString()).isEqualTo("SUCCESS");
    assertThat(created.at("/Data/Address").asText()).isEqualTo("127.0.0.1");
    ask(
        handler,
        "Update",
        it ->
            it.put("Cluster", "my-db").put("Endpoint", "reports").putArray("Members").add("my-db-1"));
    assertThat(region.rds.describeDBClusterEndpoints().dbClusterEndpoints())
        .singleElement()
        .satisfies(it -> assertThat(it.staticMembers()).containsExactly("my-db-1"))
        .satisfies(it -> assertThat(it.dbClusterIdentifier()).isEqualTo("my-db"));
    ask(handler, "Delete", it -> {});
    assertThat(ask(handler, "Delete", it -> {}).path("Status").asText()).isEqualTo("SUCCESS");
    assertThat(region.rds.describeDBClusterEndpoints().dbClusterEndpoints()).isEmpty();
  }
}

package io.dbrefresh.local.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.LocalRegion;
import io.dbrefresh.local.Regions;
import io.dbrefresh.statemachine.step.StepJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** The two sample refreshes from end to end: definitions, handlers, real servers. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RefreshTest {
  private static final String SECRET = "/development/app1/mysqlinstd";
  private static final String UNMASKED =
      "SELECT count(*) FROM customers WHERE email NOT LIKE '%@example.com'";

  @TempDir static Path folder;
  private static LocalRegion region;
  private static Refreshes refreshes;

  @BeforeAll
  static void open_a_region() {
    region = Regions.open(folder.resolve("region"));
    refreshes = new Refreshes(region);
  }

  @AfterAll
  static void close() {
    region.close();
  }

  private static List<String> instances() {
    return region.rds().describeDBInstances().dbInstances().stream()
        .map(DBInstance::dbInstanceIdentifier)
        .sorted()
        .toList();
  }

  private static List<Map<String, AttributeValue>> records(String target) {
    return region
        .dynamoDb()
        .query(
            r ->
                r.tableName("dbalignment-awssol")
                    .keyConditionExpression("dbinstance = :target")
                    .expressionAttributeValues(Map.of(":target", AttributeValue.fromS(target)))
                    .scanIndexForward(false))
        .items();
  }

  private static ObjectNode mysql() {
    return Refreshes.file("db-app1-mysqlinstd.json");
  }

  private static void assertSucceeded(DescribeExecutionResponse ended) {
    assertThat(ended.status())
        .as(ended.error() + " " + ended.cause())
        .isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  @Test
  @Order(1)
  void the_first_refresh_makes_the_target_masked_and_leaves_the_source_alone() {
    DescribeExecutionResponse ended = refreshes.run("app1-mysqlinstd-1", mysql());

    assertSucceeded(ended);
    assertThat(refreshes.ask("mysqlinstd", SECRET, UNMASKED)).isEqualTo("0");
    assertThat(refreshes.ask("mysqlinstd", SECRET, "SELECT count(*) FROM logs")).isEqualTo("0");
    assertThat(refreshes.ask("mysqlinstd", SECRET, "SELECT count(*) FROM customers"))
        .isEqualTo("300");
    assertThat(refreshes.ask("mysqlinstp", "/production/app1/mysqlinstp", UNMASKED))
        .isEqualTo("300");
    assertThat(
            refreshes.ask("mysqlinstp", "/production/app1/mysqlinstp", "SELECT count(*) FROM logs"))
        .isEqualTo("900");
    assertThat(region.messages().get(0).subject())
        .contains("[development] refresh of mysqlinstd (app1) completed");
  }

  @Test
  @Order(2)
  void productions_password_does_not_open_the_target() {
    JsonNode production = refreshes.secret("/production/app1/mysqlinstp");

    assertThat(refreshes.secret(SECRET).path("password")).isNotEqualTo(production.path("password"));
    assertThatThrownBy(() -> refreshes.ask("mysqlinstd", "/production/app1/mysqlinstp", "SELECT 1"))
        .hasStackTraceContaining("Access denied");
  }

  @Test
  @Order(3)
  void the_second_refresh_replaces_the_target_at_the_same_port_and_deletes_the_old_one()
      throws IOException {
    int port =
        region
            .rds()
            .describeDBInstances(r -> r.dbInstanceIdentifier("mysqlinstd"))
            .dbInstances()
            .get(0)
            .endpoint()
            .port();
    JsonNode before = refreshes.secret(SECRET);

    DescribeExecutionResponse ended = refreshes.run("app1-mysqlinstd-2", mysql());

    assertSucceeded(ended);
    assertThat(instances())
        .contains("mysqlinstd")
        .doesNotContain("mysqlinstdtemp", "mysqlinstdold");
    JsonNode output = StepJson.mapper().readTree(ended.output());
    assertThat(output.path("port").asInt()).isEqualTo(port);
    assertThat(output.path("unavailabilitySeconds").asDouble()).isPositive().isLessThan(30);
    assertThat(refreshes.secret(SECRET).path("password")).isNotEqualTo(before.path("password"));
    assertThat(refreshes.ask("mysqlinstd", SECRET, UNMASKED)).isEqualTo("0");
    assertThat(records("mysqlinstd"))
        .hasSize(2)
        .allSatisfy(item -> assertThat(item.get("status").s()).isEqualTo("completed"));
  }

  @Test
  @Order(4)
  void a_second_run_of_the_same_target_is_refused_while_the_first_one_runs() {
    String first = refreshes.start("app1-mysqlinstd-3", mysql());
    while (region.dynamoDb().scan(r -> r.tableName("dbrefresh-locks")).items().stream()
        .noneMatch(lock -> lock.containsKey("owner"))) {
      Thread.onSpinWait();
    }

    DescribeExecutionResponse second = refreshes.run("app1-mysqlinstd-4", mysql());

    assertThat(second.error()).isEqualTo("TargetLocked");
    assertThat(second.cause()).contains("app1-mysqlinstd-3");
    assertSucceeded(refreshes.await(first));
    assertThat(records("mysqlinstd").stream().map(item -> item.get("status").s()))
        .contains("refused");
  }

  @Test
  @Order(5)
  void a_script_that_fails_leaves_the_target_as_it_was() {
    JsonNode before = refreshes.secret(SECRET);
    ObjectNode file = mysql();
    ((ObjectNode) file.path("runscripts"))
        .put("prefix", "sqlscripts")
        .put("keys", "auposgresql/auposclup/pre-reqs.sql")
        .remove("check");

    DescribeExecutionResponse ended = refreshes.run("app1-mysqlinstd-5", file);

    assertThat(ended.error()).isEqualTo("ScriptFailed");
    assertThat(ended.cause())
        .startsWith("run-scripts: sqlscripts/auposgresql/auposclup/pre-reqs.sql:");
    assertThat(instances())
        .contains("mysqlinstd")
        .doesNotContain("mysqlinstdtemp", "mysqlinstdold");
    assertThat(refreshes.secret(SECRET)).isEqualTo(before);
    assertThat(refreshes.ask("mysqlinstd", SECRET, UNMASKED)).isEqualTo("0");
    assertThat(records("mysqlinstd").stream().map(item -> item.get("status").s()))
        .contains("failed");
    assertThat(region.messages().get(0).message()).contains("dbrefresh launch mysqlinstd app1");
    assertSucceeded(refreshes.run("app1-mysqlinstd-6", mysql()));
  }

  @Test
  @Order(6)
  void an_execution_that_is_stopped_is_recovered_and_recorded_once() {
    String arn = refreshes.start("app1-mysqlinstd-7", mysql());
    while (!instances().contains("mysqlinstdtemp")) {
      Thread.onSpinWait();
    }

    region.sfn().stopExecution(r -> r.executionArn(arn).error("Stopped").cause("by hand"));

    DescribeExecutionResponse recovery = awaitRecovery(arn);
    assertSucceeded(recovery);
    assertThat(instances())
        .contains("mysqlinstd")
        .doesNotContain("mysqlinstdtemp", "mysqlinstdold");
    assertThat(
            records("mysqlinstd").stream()
                .filter(item -> item.get("run").s().endsWith("#app1-mysqlinstd-7")))
        .singleElement()
        .satisfies(item -> assertThat(item.get("error").s()).isEqualTo("Stopped"));
  }

  private static DescribeExecutionResponse awaitRecovery(String arn) {
    String recovery = arn.replace(":app1-", ":recover-app1-");
    while (region
        .sfn()
        .listExecutions(
            r ->
                r.stateMachineArn(
                    arn.replace(":execution:", ":stateMachine:").replaceAll(":app1-.*", "")))
        .executions()
        .stream()
        .noneMatch(execution -> execution.executionArn().equals(recovery))) {
      Thread.onSpinWait();
    }
    return refreshes.await(recovery);
  }

  @Test
  @Order(7)
  void an_aurora_cluster_is_cloned_with_its_writer_and_a_reader_twice() {
    for (int run = 1; run <= 2; run++) {
      assertSucceeded(
          refreshes.run("app2-auposinstd-" + run, Refreshes.file("db-app2-auposinstd.json")));

      assertThat(instances())
          .contains("auposinstd", "auposinstd-replica")
          .noneMatch(name -> name.endsWith("temp") || name.endsWith("old"));
      assertThat(refreshes.ask("auposinstd", "/development/app2/auposinstd", UNMASKED))
          .isEqualTo("0");
      assertThat(refreshes.ask("auposinstp", "/production/app2/auposinstp", UNMASKED))
          .isNotEqualTo("0");
    }
  }

  @Test
  @Order(8)
  void no_password_is_kept_anywhere_but_in_the_secrets() throws IOException {
    List<String> passwords =
        Stream.of(
                SECRET,
                "/development/app2/auposinstd",
                "/production/app1/mysqlinstp",
                "/production/app2/auposinstp")
            .map(id -> refreshes.secret(id).path("password").asText())
            .toList();
    Path root = folder.resolve("region");
    for (String part : List.of("sfn", "dynamodb", "sns", "logs")) {
      try (Stream<Path> files = Files.walk(root.resolve(part))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String text = text(file);
          assertThat(passwords).as(file.toString()).noneMatch(text::contains);
        }
      }
    }
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}

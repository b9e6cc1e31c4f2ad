package io.dbrefresh.local.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.LocalRegion;
import io.dbrefresh.local.Regions;
import io.dbrefresh.statemachine.step.Step;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Every run that started ends in one record and one message, however it ends. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EndingsTest {
  private static final String MACHINE =
      "arn:aws:states:us-east-1:123456789012:stateMachine:dbrefresh";
  private static final String TOPIC = "arn:aws:sns:us-east-1:123456789012:refresh";

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

  private static ObjectNode file() {
    return Refreshes.file("db-app1-mysqlinstd.json");
  }

  private static Map<String, AttributeValue> record(String run) {
    List<Map<String, AttributeValue>> records =
        region.dynamoDb().scan(r -> r.tableName("dbalignment-awssol")).items().stream()
            .filter(item -> item.get("run").s().endsWith("#" + run))
            .toList();
    assertThat(records).as("records of " + run).hasSize(1);
    return records.get(0);
  }

  private static List<String> messagesOf(String run) {
    return region.messages().stream()
        .map(message -> message.message())
        .filter(text -> text.contains(":" + run + "\n"))
        .toList();
  }

  private static List<String> instances() {
    return region.rds().describeDBInstances().dbInstances().stream()
        .map(DBInstance::dbInstanceIdentifier)
        .toList();
  }

  private static String owner() {
    AttributeValue owner =
        region
            .dynamoDb()
            .getItem(
                get ->
                    get.tableName("dbrefresh-locks")
                        .key(Map.of("target", AttributeValue.fromS("mysqlinstd"))))
            .item()
            .get("owner");
    return owner == null ? "" : owner.s();
  }

  @Test
  @Order(1)
  void a_completed_run_is_recorded_with_all_that_it_did() {
    DescribeExecutionResponse ended = refreshes.run("app1-mysqlinstd-1", file());

    assertThat(ended.status()).as(ended.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
    Map<String, AttributeValue> record = record("app1-mysqlinstd-1");
    assertThat(record.get("status").s()).isEqualTo("completed");
    assertThat(record.get("notification").s()).startsWith("sent 20");
    assertThat(record.get("planned").l().stream().map(AttributeValue::s))
        .contains("perform-restore", "run-scripts", "unlock");
    assertThat(record.get("scripts").l())
        .hasSize(2)
        .allSatisfy(
            script -> {
              assertThat(script.m()).containsKeys("key", "statements", "rows");
            });
    assertThat(
            record.get("steps").l().stream()
                .filter(step -> step.m().get("step").s().equals("perform-restore"))
                .findFirst()
                .orElseThrow()
                .m()
                .get("result")
                .m()
                .get("dataAsOf")
                .s())
        .isNotBlank();
    assertThat(record.get("steps").l())
        .extracting(step -> Instant.parse(step.m().get("startedat").s()))
        .isSorted();
    assertThat(messagesOf("app1-mysqlinstd-1")).hasSize(1);
    assertThat(region.messages().get(0).attributes())
        .containsEntry("application", "app1")
        .containsEntry("environment", "development")
        .containsEntry("target", "mysqlinstd")
        .containsEntry("status", "completed");
  }

  @Test
  @Order(2)
  void a_failed_run_keeps_its_temp_database_where_the_file_asks_for_it() {
    ObjectNode file = file().put("keepOnFailure", "true");
    ((ObjectNode) file.path("runscripts"))
        .put("prefix", "sqlscripts")
        .put("keys", "auposgresql/auposclup/pre-reqs.sql")
        .remove("check");

    DescribeExecutionResponse ended = refreshes.run("app1-mysqlinstd-2", file);

    assertThat(ended.error()).isEqualTo("ScriptFailed");
    assertThat(instances()).contains("mysqlinstd", "mysqlinstdtemp");
    Map<String, AttributeValue> record = record("app1-mysqlinstd-2");
    assertThat(record.get("failedstep").s()).isEqualTo("run-scripts");
    assertThat(record.get("left").l().get(0).s())
        .contains("instance mysqlinstdtemp is kept, as the refresh file asks");
    assertThat(messagesOf("app1-mysqlinstd-2"))
        .singleElement()
        .asString()
        .contains("is kept, as the refresh file asks")
        .contains("dbrefresh explain app1-mysqlinstd-2 --local-dir " + folder.resolve("region"))
        .contains("dbrefresh launch mysqlinstd app1 --local-dir " + folder.resolve("region"));
    assertThat(owner()).isEmpty();
  }

  @Test
  @Order(3)
  void a_run_that_is_stopped_before_it_holds_anything_is_recorded_and_told_once() {
    String arn = refreshes.start("app1-mysqlinstd-3", file());
    region.sfn().stopExecution(r -> r.executionArn(arn).error("Stopped").cause("by hand"));

    assertThat(recovered(arn).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(record("app1-mysqlinstd-3").get("status").s()).isEqualTo("stopped");
    assertThat(record("app1-mysqlinstd-3").get("error").s()).isEqualTo("Stopped");
    assertThat(messagesOf("app1-mysqlinstd-3")).hasSize(1);

    String again = recoverAgain(arn);
    assertThat(refreshes.await(again).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    record("app1-mysqlinstd-3");
    assertThat(messagesOf("app1-mysqlinstd-3")).as("told once").hasSize(1);
  }

  private static DescribeExecutionResponse recovered(String arn) {
    String recovery = arn.replace(":app1-", ":recover-app1-");
    while (true) {
      try {
        region.sfn().describeExecution(r -> r.executionArn(recovery));
        return refreshes.await(recovery);
      } catch (ExecutionDoesNotExistException notYet) {
        Thread.onSpinWait();
      }
    }
  }

  private static String recoverAgain(String arn) {
    String first = arn.replace(":app1-", ":recover-app1-");
    String input = region.sfn().describeExecution(r -> r.executionArn(first)).input();
    return region
        .sfn()
        .startExecution(r -> r.stateMachineArn(MACHINE).name("recover-again").input(input))
        .executionArn();
  }

  @Test
  @Order(4)
  void a_run_that_nobody_recovered_is_put_right_and_recorded_by_the_next_one() {
    Tasks dead = new Tasks(region, region.rds(), "app1-mysqlinstd-4", withoutSchema(file()));
    dead.goOn(dead.finish(Step.PREPARE));
    dead.finish(Step.RETIRE);
    assertThat(instances()).contains("mysqlinstdold").doesNotContain("mysqlinstd");
    assertThat(owner()).isEqualTo("app1-mysqlinstd-4");

    DescribeExecutionResponse next = refreshes.run("app1-mysqlinstd-5", file());

    assertThat(next.status()).as(next.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(record("app1-mysqlinstd-4").get("status").s()).isEqualTo("stopped");
    assertThat(record("app1-mysqlinstd-4").get("error").s()).isEqualTo("LOST");
    assertThat(messagesOf("app1-mysqlinstd-4")).hasSize(1);
    assertThat(record("app1-mysqlinstd-5").get("status").s()).isEqualTo("completed");
    assertThat(instances()).contains("mysqlinstd").doesNotContain("mysqlinstdtemp");
  }

  private static ObjectNode withoutSchema(ObjectNode file) {
    file.remove("$schema");
    return file;
  }

  @Test
  @Order(5)
  void a_run_that_is_told_to_recover_a_living_one_refuses() {
    Tasks living = new Tasks(region, region.rds(), "app1-mysqlinstd-6", withoutSchema(file()));
    living.goOn(living.finish(Step.PREPARE));
    String arn = refreshes.start("app1-mysqlinstd-7", file().put("comment", "another"));
    String input =
        "{\"recover\": {\"name\": \"app1-mysqlinstd-7\", \"executionArn\": \"" + arn + "\"}}";
    String recovery =
        region
            .sfn()
            .startExecution(r -> r.stateMachineArn(MACHINE).name("recover-living").input(input))
            .executionArn();

    refreshes.await(recovery);
    DescribeExecutionResponse ended = refreshes.await(arn);

    assertThat(ended.status()).as(ended.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(record("app1-mysqlinstd-7").get("status").s()).isEqualTo("completed");
  }

  @Test
  @Order(6)
  void a_topic_that_is_gone_fails_no_refresh_and_is_recorded() {
    Tasks run = new Tasks(region, region.rds(), "app1-mysqlinstd-8", withoutSchema(file()));
    JsonNode prepared = run.finish(Step.PREPARE);
    String gone = TOPIC + "-gone";
    ((ObjectNode) prepared.path("result").path("plan")).put("topicArn", gone);
    run.goOn(prepared);
    run.finish(Step.UPDATE_DYNAMODB);

    JsonNode told = run.finish(Step.SEND_MSG);

    assertThat(told.path("detail").asText())
        .isEqualTo("nobody could be told: topic " + gone + " does not exist");
    assertThat(record("app1-mysqlinstd-8").get("notification").s())
        .startsWith("failed: topic " + gone);
    region.sns().createTopic(r -> r.name("refresh-gone"));
    assertThat(run.finish(Step.SEND_MSG).path("detail").asText()).startsWith("told " + gone);
    assertThat(run.finish(Step.SEND_MSG).path("detail").asText())
        .isEqualTo("people have been told already");
    run.finish(Step.UNLOCK);
  }
}

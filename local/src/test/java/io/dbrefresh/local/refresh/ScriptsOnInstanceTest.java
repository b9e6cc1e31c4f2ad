package io.dbrefresh.local.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.LocalRegion;
import io.dbrefresh.local.RegionProgress;
import io.dbrefresh.statemachine.step.Step;
import java.nio.file.Path;
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
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.ssm.model.CommandInvocation;
import software.amazon.awssdk.services.ssm.model.CommandInvocationStatus;

/** {@code method} ec2: the same scripts with the same report, on an instance. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ScriptsOnInstanceTest {
  private static final String INSTANCE = "i-0123456789abcdef0";
  private static final String SECRET = "/development/app1/mysqlinstd";

  @TempDir static Path folder;
  private static LocalRegion region;
  private static Refreshes refreshes;

  @BeforeAll
  static void open_a_region() {
    region = LocalRegion.open(folder.resolve("region"), Path.of(".."), RegionProgress.NONE);
    refreshes = new Refreshes(region);
    region.s3().createBucket(create -> create.bucket(TempBed.BUCKET));
  }

  @AfterAll
  static void close() {
    region.close();
  }

  private static ObjectNode file() {
    ObjectNode file = Refreshes.file("db-app1-mysqlinstd.json");
    ((ObjectNode) file.path("runscripts")).put("method", "ec2");
    return file;
  }

  private static List<CommandInvocation> commands() {
    return region.ssm().listCommandInvocations(list -> {}).commandInvocations();
  }

  private static Map<String, AttributeValue> record(String run) {
    return region.dynamoDb().scan(r -> r.tableName("dbalignment-awssol")).items().stream()
        .filter(item -> item.get("run").s().endsWith("#" + run))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @Order(1)
  void exactly_one_instance_has_to_carry_the_tag_before_anything_is_touched() {
    DescribeExecutionResponse none = refreshes.run("app1-mysqlinstd-1", file());

    assertThat(none.error()).isEqualTo("NotFound");
    assertThat(none.cause())
        .contains("/runscripts/ec2tag: no instance with the tag dbrefresh-scripts=true is online");

    region.ssm().register(INSTANCE, Map.of("dbrefresh-scripts", "true"));
    region.ssm().register("i-other", Map.of("dbrefresh-scripts", "true"));

    assertThat(refreshes.run("app1-mysqlinstd-2", file()).cause())
        .contains("2 instances carry the tag dbrefresh-scripts=true: ")
        .contains(INSTANCE);
    region.ssm().deregister("i-other");
    assertThat(commands()).isEmpty();
  }

  @Test
  @Order(2)
  void the_scripts_run_on_the_instance_once_and_report_as_in_the_function() {
    DescribeExecutionResponse ended = refreshes.run("app1-mysqlinstd-3", file());

    assertThat(ended.status()).as(ended.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(refreshes.ask("mysqlinstd", SECRET, "SELECT count(*) FROM logs")).isEqualTo("0");
    assertThat(
            refreshes.ask(
                "mysqlinstd",
                SECRET,
                "SELECT count(*) FROM customers WHERE email NOT LIKE '%@example.com'"))
        .isEqualTo("0");
    assertThat(record("app1-mysqlinstd-3").get("scripts").l())
        .extracting(script -> script.m().get("key").s())
        .containsExactly(
            "sqlscripts/rdsmysql/mysqlinstd/01script.sql",
            "sqlscripts/rdsmysql/mysqlinstd/02script.sql");
    assertThat(commands())
        .singleElement()
        .satisfies(
            command -> {
              assertThat(command.instanceId()).isEqualTo(INSTANCE);
              assertThat(command.comment()).isEqualTo("app1-mysqlinstd-3 POST");
            });
  }

  @Test
  @Order(3)
  void a_command_whose_answer_was_lost_is_found_again_and_not_sent_twice() {
    int before = commands().size();
    Tasks tasks = new Tasks(region, region.rds(), "app1-mysqlinstd-4", file());
    tasks.prepare();
    for (Step step : List.of(Step.PERFORM_RESTORE, Step.FIX_TAGS, Step.CHANGE_MASTER_PWD)) {
      tasks.finish(step);
    }
    ObjectNode nothing = JsonNodeFactory.instance.objectNode();

    JsonNode answer = tasks.call(Step.RUN_SCRIPTS, nothing, TimeLeft.forLooks(100));
    while (answer.path("status").asText().equals("IN_PROGRESS")) {
      answer = tasks.call(Step.RUN_SCRIPTS, nothing, TimeLeft.forLooks(100));
    }

    assertThat(answer.path("status").asText()).as(answer.toString()).isEqualTo("DONE");
    assertThat(answer.path("result").path("scripts")).hasSize(2);
    assertThat(commands()).hasSize(before + 1);
    tasks.finish(Step.RECOVER);
  }

  @Test
  @Order(4)
  void a_script_that_fails_there_fails_the_step_with_file_and_line() {
    TempBed.put(region, "s/bad.sql", "SELECT 1;\nUPDATE mysqldbp.nosuch SET a = 1;");
    ObjectNode file = file();
    ((ObjectNode) file.path("runscripts"))
        .put("bucketname", TempBed.BUCKET)
        .put("prefix", "s")
        .put("keys", "bad.sql")
        .remove("check");

    DescribeExecutionResponse ended = refreshes.run("app1-mysqlinstd-5", file);

    assertThat(ended.error()).isEqualTo("ScriptFailed");
    assertThat(ended.cause()).startsWith("run-scripts: s/bad.sql:2").contains("nosuch");
  }

  @Test
  @Order(5)
  void what_goes_on_when_the_run_has_ended_is_cancelled() throws InterruptedException {
    TempBed.put(region, "s/slow.sql", "SELECT 1;\nSELECT SLEEP(600);\nSELECT 2;");
    ObjectNode file = file();
    ((ObjectNode) file.path("runscripts"))
        .put("bucketname", TempBed.BUCKET)
        .put("prefix", "s")
        .put("keys", "slow.sql")
        .remove("check");
    Tasks tasks = new Tasks(region, region.rds(), "app1-mysqlinstd-6", file);
    tasks.prepare();
    for (Step step : List.of(Step.PERFORM_RESTORE, Step.FIX_TAGS, Step.CHANGE_MASTER_PWD)) {
      tasks.finish(step);
    }
    ObjectNode nothing = JsonNodeFactory.instance.objectNode();
    tasks.call(Step.RUN_SCRIPTS, nothing, TimeLeft.forLooks(100));
    while (commands().get(commands().size() - 1).status() == CommandInvocationStatus.PENDING) {
      Thread.sleep(20);
    }
    int others = commands().size() - 1;

    tasks.finish(Step.RECOVER);

    assertThat(commands().subList(others, others + 1))
        .extracting(CommandInvocation::status)
        .containsExactly(CommandInvocationStatus.CANCELLED);
    assertThat(commands().subList(0, others))
        .extracting(CommandInvocation::status)
        .doesNotContain(CommandInvocationStatus.CANCELLED);
  }
}

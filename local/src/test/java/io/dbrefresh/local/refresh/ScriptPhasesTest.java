package io.dbrefresh.local.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.LocalRegion;
import io.dbrefresh.local.Regions;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.step.Step;
import io.dbrefresh.statemachine.step.StepJson;
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
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Scripts on the old target and on the new one, by globs, at the versions that were seen. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ScriptPhasesTest {
  private static final String BUCKET = "phase-scripts";
  private static final String SECRET = "/development/app1/mysqlinstd";

  @TempDir static Path folder;
  private static LocalRegion region;
  private static Refreshes refreshes;

  @BeforeAll
  static void open_a_region() {
    region = Regions.open(folder.resolve("region"));
    refreshes = new Refreshes(region);
    region.s3().createBucket(create -> create.bucket(BUCKET));
    put(
        "save.sql",
        "CREATE TABLE mysqldbp.saved (n int);\nINSERT INTO mysqldbp.saved VALUES (1), (2);");
    put("02-more.sql", "UPDATE mysqldbp.order_of_scripts SET n = n * 10;");
    put(
        "01-first.sql",
        "CREATE TABLE mysqldbp.order_of_scripts (n int);\n"
            + "INSERT INTO mysqldbp.order_of_scripts VALUES (7);");
  }

  @AfterAll
  static void close() {
    region.close();
  }

  private static void put(String name, String text) {
    region.s3().putObject(put -> put.bucket(BUCKET).key("p/" + name), RequestBody.fromString(text));
  }

  private static ObjectNode file(String pre) {
    ObjectNode file = Refreshes.file("db-app1-mysqlinstd.json");
    ObjectNode scripts = (ObjectNode) file.path("runscripts");
    scripts.put("bucketname", BUCKET).put("prefix", "p");
    scripts.remove(List.of("check", "keys"));
    scripts.putObject("phases").put("pre", pre).put("post", "0?-*.sql");
    return file;
  }

  private static Map<String, AttributeValue> newestRecord() {
    return region
        .dynamoDb()
        .query(
            r ->
                r.tableName("dbalignment-awssol")
                    .keyConditionExpression("dbinstance = :target")
                    .expressionAttributeValues(
                        Map.of(":target", AttributeValue.fromS("mysqlinstd")))
                    .scanIndexForward(false))
        .items()
        .get(0);
  }

  @Test
  @Order(1)
  void a_first_refresh_has_no_old_target_to_run_anything_on() {
    DescribeExecutionResponse ended = refreshes.run("app1-mysqlinstd-1", file("save.sql"));

    assertThat(ended.status()).as(ended.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(refreshes.ask("mysqlinstd", SECRET, "SELECT n FROM order_of_scripts"))
        .isEqualTo("70");
    assertThat(newestRecord()).doesNotContainKey("prescripts");
    assertThat(newestRecord().get("scripts").l())
        .extracting(script -> script.m().get("key").s())
        .containsExactly("p/01-first.sql", "p/02-more.sql");
    assertThat(newestRecord().get("scripts").l())
        .allSatisfy(script -> assertThat(script.m().get("sha256").s()).matches("[0-9a-f]{64}"));
  }

  @Test
  @Order(2)
  void the_old_target_is_written_to_before_anything_happens_to_it() {
    DescribeExecutionResponse ended = refreshes.run("app1-mysqlinstd-2", file("save.sql"));

    assertThat(ended.status()).as(ended.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(newestRecord().get("prescripts").l())
        .singleElement()
        .satisfies(script -> assertThat(script.m().get("rows").n()).isEqualTo("2"));
    assertThat(
            refreshes.ask(
                "mysqlinstd",
                SECRET,
                "SELECT count(*) FROM information_schema.schemata WHERE schema_name ="
                    + " 'dbrefresh_scripts'"))
        .isEqualTo("0");
  }

  @Test
  @Order(3)
  void a_failure_on_the_old_target_leaves_it_there() {
    put("broken.sql", "SELECT * FROM mysqldbp.nosuch;");

    DescribeExecutionResponse ended = refreshes.run("app1-mysqlinstd-3", file("broken.sql"));

    assertThat(ended.error()).isEqualTo("ScriptFailed");
    assertThat(ended.cause()).startsWith("run-pre-scripts: p/broken.sql:1: ");
    assertThat(refreshes.ask("mysqlinstd", SECRET, "SELECT n FROM order_of_scripts"))
        .isEqualTo("70");
  }

  @Test
  @Order(4)
  void a_glob_without_a_match_is_refused_before_anything_is_touched() {
    DescribeExecutionResponse ended = refreshes.run("app1-mysqlinstd-4", file("none-*.sql"));

    assertThat(ended.error()).isEqualTo("NotFound");
    assertThat(ended.cause())
        .contains("/runscripts/phases/pre", "no object matches s3://" + BUCKET + "/p/none-*.sql");
  }

  @Test
  @Order(5)
  void a_script_that_has_changed_since_prepare_does_not_run() throws Exception {
    ObjectNode file = file("save.sql");
    file.remove("$schema");
    Tasks tasks = new Tasks(region, region.rds(), "app1-mysqlinstd-5", file);
    RefreshPlan plan =
        StepJson.mapper()
            .treeToValue(tasks.finish(Step.PREPARE).path("result").path("plan"), RefreshPlan.class);
    put("save.sql", "DROP TABLE mysqldbp.customers;");

    assertThatThrownBy(() -> tasks.with(plan).finish(Step.RUN_PRE_SCRIPTS))
        .hasMessageContaining("p/save.sql is not what prepare saw (version ");
  }
}

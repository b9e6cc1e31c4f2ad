package io.dbrefresh.local.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.credentials.MasterSecret;
import io.dbrefresh.lambdas.rds.Databases;
import io.dbrefresh.lambdas.rds.Kind;
import io.dbrefresh.local.LocalRegion;
import io.dbrefresh.local.Regions;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.Tag;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Going on with what a failed run has kept, and what recovery gives back. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ResumeTest {
  private static final String SECRET = "/development/app1/mysqlinstd";

  @TempDir static Path folder;
  private static LocalRegion region;
  private static Refreshes refreshes;

  @BeforeAll
  static void a_first_run_makes_the_target() {
    region = Regions.open(folder.resolve("region"));
    refreshes = new Refreshes(region);
    assertThat(refreshes.run("app1-mysqlinstd-1", file()).status())
        .isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  @AfterAll
  static void close() {
    region.close();
  }

  private static ObjectNode file() {
    return Refreshes.file("db-app1-mysqlinstd.json");
  }

  private static ObjectNode from(String step) {
    ObjectNode file = file();
    file.putObject("launch").put("by", "me").put("file", "f.json").put("from", step);
    return file;
  }

  private static DBInstance instance(String name) {
    return region.rds().describeDBInstances(r -> r.dbInstanceIdentifier(name)).dbInstances().get(0);
  }

  private static List<String> instances() {
    return region.rds().describeDBInstances().dbInstances().stream()
        .map(DBInstance::dbInstanceIdentifier)
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "run-scripts,no other run's password is known",
    "retire,must have its password changed and its scripts run in this run",
    "delete-old-database,must have its password changed and its scripts run in this run",
    "fix-tags,there is no mysqlinstdtemp to go on with",
    "run-script,`run-script` is not a step"
  })
  @Order(1)
  void a_step_is_refused_with_the_reason(String step, String reason) {
    DescribeExecutionResponse ended = refreshes.run("app1-refused-" + step, from(step));

    assertThat(ended.cause()).startsWith("prepare: f.json /launch/from").contains(reason);
    assertThat(instances()).contains("mysqlinstd").doesNotContain("mysqlinstdtemp");
  }

  @Test
  @Order(2)
  void a_kept_temp_database_is_gone_on_with_and_not_restored_again() {
    ObjectNode failing = file().put("keepOnFailure", "true");
    ((ObjectNode) failing.path("runscripts"))
        .put("prefix", "sqlscripts")
        .put("keys", "auposgresql/auposclup/pre-reqs.sql")
        .remove("check");
    assertThat(refreshes.run("app1-mysqlinstd-2", failing).error()).isEqualTo("ScriptFailed");
    String kept = instance("mysqlinstdtemp").dbiResourceId();
    String dataAsOf =
        instance("mysqlinstdtemp").tagList().stream()
            .filter(tag -> tag.key().equals("refresh-data-as-of"))
            .map(Tag::value)
            .findFirst()
            .orElseThrow();

    DescribeExecutionResponse ended = refreshes.run("app1-mysqlinstd-3", from("change-master-pwd"));

    assertThat(ended.status()).as(ended.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(instance("mysqlinstd").dbiResourceId()).isEqualTo(kept);
    assertThat(ended.output()).contains(dataAsOf);
    assertThat(instance("mysqlinstd").tagList())
        .contains(Tag.builder().key("refresh-execution").value("app1-mysqlinstd-3").build());
    assertThat(
            refreshes.ask(
                "mysqlinstd",
                SECRET,
                "SELECT count(*) FROM customers WHERE email NOT LIKE '%@example.com'"))
        .isEqualTo("0");
    assertThat(instances()).doesNotContain("mysqlinstdtemp", "mysqlinstdold");
  }

  @Test
  @Order(3)
  void a_failure_that_says_little_is_explained_by_an_event_of_rds() {
    ObjectNode file = file();
    file.remove("$schema");
    Tasks run = new Tasks(region, region.rds(), "app1-mysqlinstd-4", file);
    run.goOn(run.finish(Step.PREPARE));
    run.finish(Step.PERFORM_RESTORE);
    run.failed(Step.PERFORM_RESTORE, "DeadlinePassed", "perform-restore may take 1M");

    JsonNode recovered = run.finish(Step.RECOVER).path("result");

    assertThat(recovered.path("failure").path("cause").asText())
        .startsWith("perform-restore may take 1M; RDS says of instance mysqlinstdtemp at ");
    assertThat(new Databases(region.rds()).find(Kind.INSTANCE, "mysqlinstdtemp")).isEmpty();
    run.finish(Step.UNLOCK);
  }

  @Test
  @Order(4)
  void the_old_database_comes_back_with_its_old_password() {
    ObjectNode file = file();
    file.remove("$schema");
    Tasks run = new Tasks(region, region.rds(), "app1-mysqlinstd-5", file);
    run.goOn(run.finish(Step.PREPARE));
    JsonNode before = refreshes.secret(SECRET);
    run.finish(Step.PERFORM_RESTORE);
    run.finish(Step.CHANGE_MASTER_PWD);
    MasterSecret secret = MasterSecret.of(region.secretsManager(), run.plan()).orElseThrow();
    secret.promote(new Databases(region.rds()).find(Kind.INSTANCE, "mysqlinstdtemp").orElseThrow());
    assertThat(refreshes.secret(SECRET)).isNotEqualTo(before);

    run.finish(Step.RECOVER);

    assertThat(refreshes.secret(SECRET)).isEqualTo(before);
    Map<String, List<String>> stages =
        region.secretsManager().describeSecret(r -> r.secretId(SECRET)).versionIdsToStages();
    assertThat(stages.values()).noneMatch(all -> all.contains("AWSPENDING"));
    run.finish(Step.UNLOCK);
  }
}

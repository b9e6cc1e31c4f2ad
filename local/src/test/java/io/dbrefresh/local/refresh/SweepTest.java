package io.dbrefresh.local.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.LocalRegion;
import io.dbrefresh.local.Regions;
import io.dbrefresh.statemachine.step.Step;
import io.dbrefresh.statemachine.step.StepJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** What dead runs have left is found, priced and removed, and nothing else is. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SweepTest {
  @TempDir static Path folder;
  private static LocalRegion region;
  private static Refreshes refreshes;

  @BeforeAll
  static void a_failed_run_keeps_its_temp_database() {
    region = Regions.open(folder.resolve("region"));
    refreshes = new Refreshes(region);
    assertThat(refreshes.run("app1-mysqlinstd-1", file()).status())
        .isEqualTo(ExecutionStatus.SUCCEEDED);
    ObjectNode failing = file().put("keepOnFailure", "true");
    ((ObjectNode) failing.path("runscripts"))
        .put("prefix", "sqlscripts")
        .put("keys", "auposgresql/auposclup/pre-reqs.sql")
        .remove("check");
    assertThat(refreshes.run("app1-mysqlinstd-2", failing).error()).isEqualTo("ScriptFailed");
  }

  @AfterAll
  static void close() {
    region.close();
  }

  private static ObjectNode file() {
    return Refreshes.file("db-app1-mysqlinstd.json");
  }

  private static JsonNode sweep(String event) {
    String answer =
        region
            .lambda()
            .invoke(r -> r.functionName("SweepFunction").payload(SdkBytes.fromUtf8String(event)))
            .payload()
            .asUtf8String();
    try {
      return StepJson.mapper().readTree(answer);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static List<String> instances() {
    return region.rds().describeDBInstances().dbInstances().stream()
        .map(DBInstance::dbInstanceIdentifier)
        .toList();
  }

  @Test
  @Order(1)
  void a_kept_temp_database_is_listed_with_its_run_age_and_price() {
    JsonNode found = sweep("{}");

    assertThat(found.path("orphans")).as(found.toString()).hasSize(1);
    JsonNode orphan = found.path("orphans").path(0);
    assertThat(orphan.path("kind").asText()).isEqualTo("instance");
    assertThat(orphan.path("identifier").asText()).isEqualTo("mysqlinstdtemp");
    assertThat(orphan.path("run").asText()).isEqualTo("app1-mysqlinstd-2");
    assertThat(orphan.path("monthlyDollars").asDouble()).isBetween(12.0, 100.0);
    assertThat(found.path("prices").asText()).contains("us-east-1", "20");
    assertThat(found.path("deleted")).isEmpty();
  }

  @Test
  @Order(2)
  void what_is_young_or_not_named_stays() {
    assertThat(sweep("{\"delete\": true, \"olderThanHours\": 1}").path("orphans")).isEmpty();
    assertThat(sweep("{\"delete\": true, \"only\": [\"arn:other\"]}").path("deleted")).isEmpty();
    assertThat(instances()).contains("mysqlinstdtemp");
  }

  @Test
  @Order(3)
  void a_target_that_somebody_holds_has_no_orphans() {
    ObjectNode file = file();
    file.remove("$schema");
    Tasks run = new Tasks(region, region.rds(), "app1-mysqlinstd-3", file);
    run.goOn(run.finish(Step.PREPARE));

    assertThat(sweep("{\"delete\": true}").path("orphans")).isEmpty();

    assertThat(instances()).contains("mysqlinstdtemp");
    run.finish(Step.UNLOCK);
  }

  @Test
  @Order(4)
  void a_protected_leftover_is_kept_and_the_reason_told() {
    protect(true);
    JsonNode swept = sweep("{\"delete\": true}");
    assertThat(swept.path("kept").path(0).path("why").asText())
        .isEqualTo("it is protected from deletion");
    protect(false);
  }

  private static void protect(boolean on) {
    region
        .rds()
        .modifyDBInstance(
            r ->
                r.dbInstanceIdentifier("mysqlinstdtemp")
                    .deletionProtection(on)
                    .applyImmediately(true));
  }

  @Test
  @Order(5)
  void what_is_left_over_goes_and_the_target_is_free_afterwards() {
    JsonNode swept = sweep("{\"delete\": true}");

    assertThat(swept.path("deleted")).as(swept.toString()).hasSize(1);
    while (instances().contains("mysqlinstdtemp")) {
      LockSupport.parkNanos(20_000_000);
    }
    assertThat(instances()).contains("mysqlinstd", "mysqlinstp");
    assertThat(sweep("{}").path("orphans")).isEmpty();
    assertThat(refreshes.run("app1-mysqlinstd-4", file()).status())
        .isEqualTo(ExecutionStatus.SUCCEEDED);
  }
}

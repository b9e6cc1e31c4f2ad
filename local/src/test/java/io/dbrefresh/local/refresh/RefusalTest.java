package io.dbrefresh.local.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.LocalRegion;
import io.dbrefresh.local.Regions;
import io.dbrefresh.statemachine.step.Step;
import io.dbrefresh.statemachine.step.StepJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.rds.model.Tag;

/** What prepare refuses, with all reasons at once, before anything is touched. */
class RefusalTest {
  @TempDir static Path folder;
  private static LocalRegion region;

  @BeforeAll
  static void open_a_region() {
    region = Regions.open(folder.resolve("region"));
  }

  @AfterAll
  static void close() {
    while (region.rds().describeDBInstances().dbInstances().stream()
        .anyMatch(instance -> !instance.dbInstanceStatus().equals("available"))) {
      Thread.onSpinWait(); // What is being made would go on writing into the folder.
    }
    region.close();
  }

  private static ObjectNode file() {
    try {
      return (ObjectNode)
          StepJson.mapper()
              .readTree(
                  Path.of("..", "refresh-configs", "us-east-1", "db-app1-mysqlinstd.json")
                      .toFile());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static AbstractThrowableAssert<?, ?> refused(Consumer<ObjectNode> change) {
    ObjectNode file = file();
    file.remove("$schema");
    change.accept(file);
    return assertThatThrownBy(
            () -> new Tasks(region, region.rds(), "app1-mysqlinstd-1", file).finish(Step.PREPARE))
        .isInstanceOf(AssertionError.class);
  }

  private static ObjectNode step(ObjectNode file, String key) {
    return (ObjectNode) file.path(key);
  }

  @Test
  void all_that_is_missing_is_named_at_once() {
    refused(
            file -> {
              step(file, "restore").put("source", "nosuch");
              step(file, "runscripts").put("keys", "01script.sql,nosuch.sql").remove("check");
              step(file, "sendmsg").put("topicarn", "arn:aws:sns:us-east-1:123456789012:nosuch");
              step(file, "updatedynamodb").put("tablename", "nosuch");
            })
        .hasMessageContaining("\"error\":\"NotFound\"")
        .hasMessageContaining("/restore/source: rds source nosuch does not exist")
        .hasMessageContaining("nosuch.sql does not exist")
        .hasMessageContaining("/sendmsg/topicarn")
        .hasMessageContaining("/updatedynamodb/tablename");
  }

  @Test
  void a_time_that_cannot_be_restored_is_refused_with_the_window() {
    refused(
            file ->
                step(file, "restore")
                    .put("restoretype", "restorepoint")
                    .put("restoretime", "2001-01-01 00:00:00"))
        .hasMessageContaining("/restore/restoretime")
        .hasMessageContaining(
            "2001-01-01T00:00:00Z is outside of what mysqlinstp can be restored to");
  }

  @Test
  void a_missing_snapshot_is_refused() {
    refused(
            file ->
                step(file, "restore")
                    .put("restoretype", "fromsnapshot")
                    .put("snapshot", "arn:aws:rds:us-east-1:123456789012:snapshot:nosuch"))
        .hasMessageContaining("/restore/snapshot");
  }

  @Test
  void a_target_that_nobody_tagged_is_never_touched() {
    region
        .rds()
        .createDBInstance(
            create ->
                create
                    .dbInstanceIdentifier("precious")
                    .engine("mysql")
                    .dbInstanceClass("db.t3.micro")
                    .masterUsername("admin1")
                    .masterUserPassword("correct-horse"));
    refused(
            file -> {
              step(file, "restore").put("target", "precious");
              step(file, "rename").put("dbinstance", "precioustemp");
              for (String key :
                  new String[] {
                    "stopdb",
                    "delete",
                    "fixtags",
                    "changemasterpwd",
                    "runscripts",
                    "updatedynamodb",
                    "sendmsg"
                  }) {
                step(file, key).put("dbinstance", "precious");
              }
            })
        .hasMessageContaining("\"error\":\"NotAllowed\"")
        .hasMessageContaining("precious exists and does not carry the tag refresh=true");
  }

  @Test
  void the_lock_of_a_run_that_is_over_is_taken_over_with_a_higher_fence() {
    region
        .dynamoDb()
        .putItem(
            put ->
                put.tableName("dbrefresh-locks")
                    .item(
                        Map.of(
                            "target", AttributeValue.fromS("mysqlinstd"),
                            "fence", AttributeValue.fromN("7"),
                            "owner", AttributeValue.fromS("app1-mysqlinstd-0"),
                            "executionArn",
                                AttributeValue.fromS(
                                    "arn:aws:states:us-east-1:123456789012:execution:dbrefresh:gone"))));
    ObjectNode file = file();
    file.remove("$schema");
    Tasks tasks = new Tasks(region, region.rds(), "app1-mysqlinstd-2", file);
    assertThat(tasks.finish(Step.PREPARE).path("result").path("plan").path("fence").asLong())
        .isEqualTo(8);
    assertThat(tasks.finish(Step.PREPARE).path("result").path("plan").path("fence").asLong())
        .as("asked again by the same run")
        .isEqualTo(8);
  }

  @Test
  void a_group_that_the_new_version_cannot_have_is_not_taken_over_and_that_is_told() {
    region
        .rds()
        .createDBInstance(
            create ->
                create
                    .dbInstanceIdentifier("mysqlinsto")
                    .engine("mysql")
                    .engineVersion("5.7.44")
                    .dbInstanceClass("db.m5.large")
                    .backupRetentionPeriod(2)
                    .masterUsername("admin1")
                    .masterUserPassword("correct-horse")
                    .tags(Tag.builder().key("refresh").value("true").build()));
    ObjectNode file = file();
    file.remove("$schema");
    step(file, "restore").remove(List.of("dbparamgrp", "dbclass"));
    ObjectNode older = renamed(file, "mysqlinstd", "mysqlinsto");

    JsonNode prepared =
        new Tasks(region, region.rds(), "app1-mysqlinsto-1", older).finish(Step.PREPARE);

    assertThat(prepared.path("detail").asText())
        .contains("parameterGroup is not taken over: default.mysql5.7 is for mysql5.7");
    JsonNode values = prepared.at("/result/plan/restore/settings/values");
    assertThat(values.has("parameterGroup")).isFalse();
    assertThat(values.path("instanceClass").asText()).isEqualTo("db.m5.large");
    assertThat(values.path("backupRetention").asText()).isEqualTo("2");
    assertThat(values.path("port").asText()).as("the file's").isEqualTo("3307");
  }

  private static ObjectNode renamed(ObjectNode file, String from, String to) {
    try {
      String text = file.toString().replace(from, to).replace("mysql/" + to, "mysql/" + from);
      return (ObjectNode) StepJson.mapper().readTree(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

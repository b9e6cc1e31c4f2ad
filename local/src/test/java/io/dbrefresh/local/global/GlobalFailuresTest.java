package io.dbrefresh.local.global;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.sns.PublishedMessage;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** What becomes of operations that are refused, that meet, that are stopped or lose something. */
class GlobalFailuresTest {
  private static final String LOSS = "{\"allowDataLoss\": true}";

  @TempDir Path folder;
  private World world;

  @BeforeEach
  void west_writes_and_east_follows() {
    world = new World(folder).create();
  }

  @AfterEach
  void ends() {
    world.close();
  }

  private Map<String, AttributeValue> record() {
    return world.records().get(world.records().size() - 1);
  }

  private String lastMessage() {
    PublishedMessage newest = world.region.messages().get(0);
    return newest.subject().orElse("") + "\n" + newest.message();
  }

  private void isRefused(DescribeExecutionResponse ended, String... reasons) {
    assertThat(ended.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(ended.error()).isEqualTo("NotAllowed");
    assertThat(ended.cause()).contains(reasons);
    assertThat(record()).containsEntry("status", AttributeValue.fromS("refused"));
    assertThat(world.lock()).doesNotContainKey("owner");
  }

  @Test
  void fails_over_only_where_loss_is_allowed_and_a_second_run_does_nothing() throws SQLException {
    world.region.cutOff(World.WEST);

    isRefused(
        world.run("switchover", World.EAST, "{}"),
        "a switchover needs both sides. The way out is a failover: dbrefresh global failover"
            + " aurora-pg-global --to us-east-1 --allow-data-loss");
    isRefused(
        world.run("failover", World.EAST, "{}"),
        "allowDataLoss: aurora-pg-west in us-west-2, which writes, is unreachable");
    LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
    isRefused(
        world.run("failover", World.EAST, "{\"allowDataLoss\": true, \"rpoSeconds\": 1}"),
        "rpoSeconds: aurora-pg-east in us-east-1 is ");
    JsonNode failover = world.succeeds("failover", World.EAST, LOSS);

    JsonNode loss = failover.path("measured").path("dataLoss");
    assertThat(loss.path("kind").asText()).isEqualTo("bounded");
    assertThat(loss.path("atMostSeconds").asDouble()).isPositive();
    assertThat(lastMessage())
        .contains(
            "[global] failover of aurora-pg-global (us-east-1) completed",
            "at most the commits of",
            "from request to first write");
    assertThat(World.value(record(), "dataloss").m())
        .containsEntry("kind", AttributeValue.fromS("bounded"));
    world.write(World.EAST, "INSERT INTO orders VALUES (2)");
    world.region.rejoin(World.WEST);
    world.succeeds("rejoin", World.WEST, "{}"); // RDS makes it anew, and is waited for.
    assertThat(world.members()).isEqualTo("aurora-pg-east writes, aurora-pg-west reads connected");
    world.awaitRows(World.WEST, 1, 2);

    JsonNode again = world.succeeds("failover", World.EAST, LOSS);

    assertThat(again.path("measured").path("dataLoss").path("said").asText())
        .isEqualTo("no roles were changed");
    assertThat(world.members()).isEqualTo("aurora-pg-east writes, aurora-pg-west reads connected");
    assertThat(world.rows(World.EAST)).containsExactly(1, 2);
  }

  @Test
  void a_probe_leaves_nothing_behind() {
    world.succeeds("switchover", World.EAST, "{}");

    world.write(
        World.EAST,
        "DO $$ BEGIN IF EXISTS (SELECT FROM pg_largeobject_metadata) THEN"
            + " RAISE 'a large object is left'; END IF; END $$");
  }

  @Test
  void refuses_with_all_reasons_at_once_before_anything_is_touched() {
    world
        .rds(World.EAST)
        .deleteDBInstance(r -> r.dbInstanceIdentifier("aurora-pg-east-2").skipFinalSnapshot(true));
    World.await(() -> world.cluster(World.EAST).dbClusterMembers().size() == 1);
    String before = world.members();

    isRefused(
        world.run("detach", World.EAST, "{\"rpoSeconds\": 30}"),
        "smallerInstances: aurora-pg-east in us-east-1 has 1 instances, and aurora-pg-west in"
            + " us-west-2 has 2",
        "allowDataLoss: a detach ends the replication");
    isRefused(world.run("rejoin", World.WEST, "{}"), "from: no cluster of aurora-pg-global writes");
    DescribeExecutionResponse invalid =
        world.run("flip", World.EAST, "{\"rpoSeconds\": -1, \"colour\": \"blue\"}");

    assertThat(invalid.error()).isEqualTo("InvalidInput");
    assertThat(invalid.cause()).contains("operation: has to be", "rpoSeconds:", "colour:");
    assertThat(world.members()).isEqualTo(before);
    assertThat(lastMessage()).contains("was not done: refused", "InvalidInput");
  }

  @Test
  void a_global_cluster_that_is_not_there_is_refused() {
    ObjectNode order =
        World.json(
            """
            {"operation": "switchover", "globalCluster": "nobody", "to": "us-east-1"}\
            """);

    DescribeExecutionResponse ended = world.ended(world.start(order));

    assertThat(ended.cause()).contains("globalCluster: no global cluster is called nobody");
    isRefused(
        world.run("switchover", Region.EU_WEST_1, "{}"),
        "to: aurora-pg-global has no cluster in eu-west-1; it has aurora-pg-west in us-west-2"
            + " (writer)");
  }

  @Test
  void two_operations_do_not_meet() {
    String first = world.start("switchover", World.EAST, "{}");
    World.await(() -> world.lock().containsKey("owner"));

    DescribeExecutionResponse second = world.run("detach", World.EAST, LOSS);

    assertThat(second.error()).isEqualTo("TargetLocked");
    assertThat(second.cause()).contains("is being operated by run-1-");
    assertThat(world.ended(first).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(world.members()).isEqualTo("aurora-pg-east writes, aurora-pg-west reads connected");
  }

  @Test
  void a_switchover_that_is_stopped_is_waited_for_and_reported() {
    String run = world.start("switchover", World.EAST, "{}");
    World.await(() -> world.global().status().equals("switching-over"));
    world.region.sfn().stopExecution(r -> r.executionArn(run).error("Interrupted"));

    World.await(() -> hasEnded(run.replaceFirst(":run-", ":recover-run-")));

    assertThat(record())
        .containsEntry("status", AttributeValue.fromS("stopped"))
        .containsEntry("error", AttributeValue.fromS("Interrupted"));
    assertThat(World.value(record(), "left").l().get(0).s())
        .contains("aurora-pg-global is available", "aurora-pg-east in us-east-1 (writer)");
    assertThat(world.lock()).doesNotContainKey("owner");
    assertThat(lastMessage()).contains("was not done: stopped", "dbrefresh global status");
    assertThat(world.succeeds("switchover", World.EAST, "{}").path("operation").asText())
        .isEqualTo("switchover");
  }

  @Test
  void a_run_whose_process_ends_is_recovered_by_the_next_one() {
    world.start("switchover", World.EAST, "{}");
    World.await(() -> world.lock().containsKey("owner"));
    world.close();

    world = new World(folder);

    assertThat(record()).containsEntry("status", AttributeValue.fromS("stopped"));
    assertThat(world.lock()).doesNotContainKey("owner");
    world.succeeds("switchover", World.EAST, "{}");
    assertThat(world.members()).isEqualTo("aurora-pg-east writes, aurora-pg-west reads connected");
  }

  private boolean hasEnded(String execution) {
    try {
      return world.region.sfn().describeExecution(r -> r.executionArn(execution)).status()
          != ExecutionStatus.RUNNING;
    } catch (ExecutionDoesNotExistException notYet) {
      return false;
    }
  }

  @Test
  void a_rejoin_that_is_stopped_goes_on_when_it_is_asked_for_again() {
    world.region.cutOff(World.WEST);
    world.succeeds("detach", World.EAST, LOSS);
    world.region.rejoin(World.WEST);
    String more = "{\"allowDataLoss\": true, \"unprotect\": true}";
    String run = world.start("rejoin", World.WEST, more);
    World.await(() -> world.cluster(World.WEST).dbClusterMembers().size() < 2);
    world.region.sfn().stopExecution(r -> r.executionArn(run).error("Interrupted"));
    World.await(() -> hasEnded(run.replaceFirst(":run-", ":recover-run-")));

    assertThat(World.value(record(), "left").l().toString())
        .contains("dbrefresh global rejoin aurora-pg-global goes on from here");
    assertThat(world.cluster(World.EAST).status()).isEqualTo("available");

    world.succeeds("rejoin", World.WEST, more);

    assertThat(world.members()).isEqualTo("aurora-pg-east writes, aurora-pg-west reads connected");
    assertThat(world.cluster(World.WEST).dbClusterMembers()).hasSize(2);
    JsonNode third = world.succeeds("rejoin", World.WEST, "{}");
    assertThat(third.path("steps").findValuesAsText("step")).doesNotContain("retire-cluster");
  }

  @Test
  void a_rejoin_refuses_to_delete_what_is_protected_or_was_not_allowed() {
    world.succeeds("detach", World.EAST, LOSS);

    isRefused(
        world.run("rejoin", World.WEST, "{}"),
        "allowDataLoss: aurora-pg-west in us-west-2 (writer, available) is deleted and made anew",
        "unprotect: aurora-pg-west in us-west-2 is protected from deletion");
  }
}

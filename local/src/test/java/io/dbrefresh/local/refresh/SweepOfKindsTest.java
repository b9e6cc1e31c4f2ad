package io.dbrefresh.local.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.local.LocalRegion;
import io.dbrefresh.local.Regions;
import io.dbrefresh.statemachine.step.StepJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.Tag;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;

/** Clusters, snapshots and secrets of dead runs go too, and what only looks like them stays. */
class SweepOfKindsTest {
  private static final Map<String, String> MADE =
      Map.of(
          "refresh", "true",
          "refresh-execution", "app2-auposinstd-dead",
          "refresh-application", "app2",
          "refresh-environment", "development",
          "refresh-instance", "auposinstd",
          "refresh-cluster", "auposclud");

  @TempDir static Path folder;
  private static LocalRegion region;
  private static RdsClient rds;

  @BeforeAll
  static void a_dead_run_has_left_one_of_each_kind() {
    region = Regions.open(folder.resolve("region"));
    rds = region.rds();
    cluster("auposclud", "auposinstd");
    cluster("auposcludtemp", "auposinstdtemp");
    snapshots("left-by-the-run", tags());
    snapshots("taken-by-people", List.of());
    secret("/development/app2/left", false);
    secret("/development/app2/used", true);
  }

  @AfterAll
  static void close() {
    region.close();
  }

  private static List<Tag> tags() {
    return MADE.entrySet().stream()
        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
        .toList();
  }

  private static void cluster(String cluster, String instance) {
    rds.createDBCluster(
        create ->
            create
                .dbClusterIdentifier(cluster)
                .engine("aurora-postgresql")
                .masterUsername("admin1")
                .masterUserPassword("correct-horse")
                .tags(tags()));
    await(
        () ->
            rds.describeDBClusters(r -> r.dbClusterIdentifier(cluster))
                .dbClusters()
                .get(0)
                .status()
                .equals("available"));
    rds.createDBInstance(
        create ->
            create
                .dbInstanceIdentifier(instance)
                .dbClusterIdentifier(cluster)
                .engine("aurora-postgresql")
                .dbInstanceClass("db.t4g.medium")
                .tags(tags()));
    await(
        () ->
            rds.describeDBInstances(r -> r.dbInstanceIdentifier(instance))
                .dbInstances()
                .get(0)
                .dbInstanceStatus()
                .equals("available"));
  }

  private static void snapshots(String name, List<Tag> tags) {
    rds.createDBClusterSnapshot(
        create ->
            create.dbClusterIdentifier("auposclud").dbClusterSnapshotIdentifier(name).tags(tags));
    await(
        () ->
            rds.describeDBClusterSnapshots(r -> r.dbClusterSnapshotIdentifier(name))
                .dbClusterSnapshots()
                .get(0)
                .status()
                .equals("available"));
  }

  private static void secret(String name, boolean hasValue) {
    region
        .secretsManager()
        .createSecret(
            create ->
                create
                    .name(name)
                    .secretString(hasValue ? "{}" : null)
                    .tags(
                        tags().stream()
                            .map(
                                tag ->
                                    software.amazon.awssdk.services.secretsmanager.model.Tag
                                        .builder()
                                        .key(tag.key())
                                        .value(tag.value())
                                        .build())
                            .toList()));
  }

  private static void await(BooleanSupplier reached) {
    while (!reached.getAsBoolean()) {
      LockSupport.parkNanos(20_000_000);
    }
  }

  private static JsonNode sweep(String event) throws IOException {
    return StepJson.mapper()
        .readTree(
            region
                .lambda()
                .invoke(
                    r -> r.functionName("SweepFunction").payload(SdkBytes.fromUtf8String(event)))
                .payload()
                .asByteArray());
  }

  private static List<String> clusters() {
    return rds.describeDBClusters().dbClusters().stream()
        .map(one -> one.dbClusterIdentifier())
        .toList();
  }

  @Test
  void each_kind_is_found_with_its_price_removed_and_no_other() throws IOException {
    JsonNode found = sweep("{}").path("orphans");
    List<String> names = new ArrayList<>();
    found.forEach(
        one -> names.add(one.path("kind").asText() + " " + one.path("identifier").asText()));

    assertThat(names)
        .containsExactly(
            "instance auposinstdtemp",
            "cluster auposcludtemp",
            "cluster snapshot left-by-the-run",
            "secret /development/app2/left");
    assertThat(found)
        .allSatisfy(one -> assertThat(one.path("run").asText()).isEqualTo("app2-auposinstd-dead"));
    assertThat(found).allSatisfy(one -> assertThat(one.path("monthlyDollars").isNumber()).isTrue());

    JsonNode swept = sweep("{\"delete\": true}");

    assertThat(swept.path("kept")).as(swept.toString()).isEmpty();
    assertThat(swept.path("deleted")).hasSize(4);
    await(() -> !clusters().contains("auposcludtemp"));
    assertThat(clusters()).contains("auposclud");
    assertThat(rds.describeDBClusterSnapshots(r -> r.snapshotType("manual")).dbClusterSnapshots())
        .extracting("dbClusterSnapshotIdentifier")
        .containsExactly("taken-by-people");
    assertThat(region.secretsManager().listSecrets().secretList())
        .extracting(SecretListEntry::name)
        .contains("/development/app2/used")
        .doesNotContain("/development/app2/left");
    assertThat(sweep("{}").path("orphans")).isEmpty();
  }
}

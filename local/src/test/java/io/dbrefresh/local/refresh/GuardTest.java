package io.dbrefresh.local.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.LocalRegion;
import io.dbrefresh.local.Regions;
import io.dbrefresh.statemachine.step.Step;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.Tag;

/** What may be a target is looked at when a run is planned, and again before it is touched. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GuardTest {
  private static final String ARN = "arn:aws:rds:us-east-1:123456789012:db:mysqlinstd";

  @TempDir static Path folder;
  private static LocalRegion region;

  @BeforeAll
  static void open_a_region_with_a_target() {
    region = Regions.open(folder.resolve("region"));
    region
        .rds()
        .createDBInstance(
            create ->
                create
                    .dbInstanceIdentifier("mysqlinstd")
                    .engine("mysql")
                    .dbInstanceClass("db.t3.micro")
                    .masterUsername("admin1")
                    .masterUserPassword("correct-horse")
                    .tags(tag("refresh", "true")));
    while (!region
        .rds()
        .describeDBInstances(r -> r.dbInstanceIdentifier("mysqlinstd"))
        .dbInstances()
        .get(0)
        .dbInstanceStatus()
        .equals("available")) {
      Thread.onSpinWait();
    }
  }

  @AfterAll
  static void close() {
    region.close();
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  private static Tasks tasks(RdsClient rds, String run, Consumer<ObjectNode> change) {
    ObjectNode file = Refreshes.file("db-app1-mysqlinstd.json");
    file.remove("$schema");
    change.accept(file);
    return new Tasks(region, rds, "app1-mysqlinstd-" + run, file);
  }

  private static AbstractThrowableAssert<?, ?> refused(RdsClient rds) {
    return assertThatThrownBy(() -> tasks(rds, "refused", file -> {}).finish(Step.PREPARE))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("\"error\":\"NotAllowed\"");
  }

  @Test
  @Order(1)
  void a_member_of_a_blue_green_deployment_is_no_target() {
    refused(new EntangledRds(region.rds()).blueGreen("upgrade", ARN).client())
        .hasMessageContaining("/restore/target")
        .hasMessageContaining(
            "mysqlinstd cannot be replaced: it belongs to the blue/green deployment upgrade");
  }

  @Test
  @Order(2)
  void an_environment_that_the_policy_calls_production_is_no_target() {
    assertThatThrownBy(
            () ->
                tasks(
                        region.rds(),
                        "refused",
                        file ->
                            ((ObjectNode) file.path("restore")).put("environment", "production"))
                    .finish(Step.PREPARE))
        .hasMessageContaining("mysqlinstd is production by the direction policy")
        .hasMessageContaining("/restore/target");
  }

  @Test
  @Order(3)
  void an_environment_that_no_flow_leads_to_is_no_target() {
    assertThatThrownBy(
            () ->
                tasks(
                        region.rds(),
                        "refused",
                        file -> ((ObjectNode) file.path("restore")).put("environment", "staging"))
                    .finish(Step.PREPARE))
        .hasMessageContaining("no flow of the direction policy leads from mysqlinstp")
        .hasMessageContaining("to mysqlinstd (account 123456789012, us-east-1)");
  }

  @Test
  @Order(4)
  void another_accounts_snapshot_needs_a_flow_of_its_own() {
    assertThatThrownBy(
            () ->
                tasks(
                        region.rds(),
                        "refused",
                        file ->
                            ((ObjectNode) file.path("restore"))
                                .put("restoretype", "fromsnapshot")
                                .put("snapshot", "arn:aws:rds:us-east-1:210987654321:snapshot:s"))
                    .finish(Step.PREPARE))
        .hasMessageContaining("leads from mysqlinstp (account 210987654321, us-east-1)");
  }

  @Test
  @Order(5)
  void a_target_that_became_production_meanwhile_is_not_touched() {
    Tasks run = tasks(region.rds(), "1", file -> {});
    run.goOn(run.finish(Step.PREPARE));
    assertThat(run.plan().safety().never()).isNotEmpty();
    assertThat(run.plan().safety().sourceIds()).hasSize(2);
    region.rds().addTagsToResource(r -> r.resourceName(ARN).tags(tag("environment", "production")));
    assertThatThrownBy(() -> run.finish(Step.RETIRE))
        .hasMessageContaining("\"error\":\"NotAllowed\"")
        .hasMessageContaining("instance mysqlinstd is not touched: mysqlinstd is production");
    region.rds().removeTagsFromResource(r -> r.resourceName(ARN).tagKeys("environment"));
  }

  @Test
  @Order(6)
  void a_target_that_others_have_come_to_depend_on_is_not_touched() {
    Tasks run = tasks(region.rds(), "1", file -> {});
    run.goOn(run.finish(Step.PREPARE));
    Tasks entangled =
        tasks(new EntangledRds(region.rds()).blueGreen("upgrade", ARN).client(), "1", file -> {})
            .with(run.plan());
    assertThatThrownBy(() -> entangled.finish(Step.RETIRE))
        .hasMessageContaining("it belongs to the blue/green deployment upgrade");
  }

  @Test
  @Order(7)
  void a_member_of_a_global_database_is_no_target() {
    String cluster = "arn:aws:rds:us-east-1:123456789012:cluster:auposclud";
    region
        .rds()
        .createDBCluster(
            create ->
                create
                    .dbClusterIdentifier("auposclud")
                    .engine("aurora-postgresql")
                    .masterUsername("admin1")
                    .masterUserPassword("correct-horse")
                    .tags(tag("refresh", "true")));
    while (!region
        .rds()
        .describeDBClusters(r -> r.dbClusterIdentifier("auposclud"))
        .dbClusters()
        .get(0)
        .status()
        .equals("available")) {
      Thread.onSpinWait();
    }
    ObjectNode file = Refreshes.file("db-app2-auposinstd.json");
    file.remove("$schema");
    RdsClient rds = new EntangledRds(region.rds()).globalDatabase("world", cluster).client();
    assertThatThrownBy(() -> new Tasks(region, rds, "app2-auposinstd-1", file).finish(Step.PREPARE))
        .hasMessageContaining("/restore/targetcluster")
        .hasMessageContaining(
            "auposclud cannot be replaced: it is a member of the global database world");
  }
}

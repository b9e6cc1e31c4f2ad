package io.dbrefresh.local.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.LocalRegion;
import io.dbrefresh.local.Regions;
import io.dbrefresh.statemachine.step.Step;
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
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;

/** With which key an Aurora target is encrypted, and where RDS may keep its password. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EncryptedClusterTest {
  private static final String KEYS = "arn:aws:kms:us-east-1:123456789012:key/";
  private static final String SOURCE = "encclup";
  private static final long PAUSE_NANOS = 20_000_000;

  @TempDir static Path folder;
  private static LocalRegion region;

  @BeforeAll
  static void open_a_region_with_an_encrypted_source() {
    region = Regions.open(folder.resolve("region"));
    RdsClient rds = region.rds();
    rds.createDBCluster(
        create ->
            create
                .dbClusterIdentifier(SOURCE)
                .engine("aurora-postgresql")
                .masterUsername("admin1")
                .masterUserPassword("correct-horse")
                .storageEncrypted(true)
                .kmsKeyId(KEYS + "theirs"));
    while (!cluster(SOURCE).status().equals("available")) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    rds.createDBInstance(
        create ->
            create
                .dbInstanceIdentifier("encinstp")
                .dbClusterIdentifier(SOURCE)
                .engine("aurora-postgresql")
                .dbInstanceClass("db.t4g.medium"));
    while (!rds.describeDBInstances(r -> r.dbInstanceIdentifier("encinstp"))
        .dbInstances()
        .get(0)
        .dbInstanceStatus()
        .equals("available")) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  @AfterAll
  static void close() {
    region.close();
  }

  private static DBCluster cluster(String name) {
    return region.rds().describeDBClusters(r -> r.dbClusterIdentifier(name)).dbClusters().get(0);
  }

  private static ObjectNode file(String source, String type) {
    ObjectNode file = Refreshes.file("db-app2-auposinstd.json");
    file.remove(List.of("$schema", "runscripts", "deletereplicas", "createreplicas"));
    ((ObjectNode) file.path("restore"))
        .put("sourcecluster", source)
        .put("restoretype", type)
        .remove("cluparamgrp");
    ((ObjectNode) file.path("createinstance")).remove("dbparamgrp");
    for (String report : List.of("updatedynamodb", "sendmsg")) {
      ((ObjectNode) file.path(report)).put("source", source).put("restoretype", type);
    }
    return file;
  }

  private static void refresh(RdsClient rds, String run, ObjectNode file) {
    new Tasks(region, rds, run, file).refresh();
  }

  @Test
  @Order(1)
  void the_file_s_key_encrypts_the_target_and_the_source_keeps_its_own() {
    ObjectNode file = file(SOURCE, "latestpoint");
    ((ObjectNode) file.path("restore")).put("kmskeyid", KEYS + "mine");

    refresh(region.rds(), "app2-auposinstd-1", file);

    assertThat(cluster("auposclud").kmsKeyId()).isEqualTo(KEYS + "mine");
    assertThat(cluster("auposclud").storageEncrypted()).isTrue();
    assertThat(cluster(SOURCE).kmsKeyId()).isEqualTo(KEYS + "theirs");
  }

  @Test
  @Order(2)
  void the_old_target_s_key_encrypts_the_new_one_when_the_file_says_nothing() {
    String old = cluster("auposclud").dbClusterResourceId();
    for (String type : List.of("latestpoint", "fastcloning")) {
      refresh(region.rds(), "app2-auposinstd-2-" + type, file(SOURCE, type));

      assertThat(cluster("auposclud").dbClusterResourceId()).isNotEqualTo(old);
      assertThat(cluster("auposclud").kmsKeyId()).as(type).isEqualTo(KEYS + "mine");
    }
  }

  @Test
  @Order(3)
  void a_key_for_the_copy_of_a_cluster_that_is_not_encrypted_is_refused() {
    ObjectNode file = file("auposclup", "latestpoint");
    ((ObjectNode) file.path("restore")).put("kmskeyid", KEYS + "mine");

    assertThatThrownBy(
            () -> new Tasks(region, region.rds(), "app2-auposinstd-3", file).finish(Step.PREPARE))
        .hasMessageContaining("/restore/kmskeyid: auposclup is not encrypted");
  }

  @Test
  @Order(4)
  void rds_manages_the_password_of_a_target_whose_source_is_in_a_global_database() {
    RdsClient world =
        new EntangledRds(region.rds())
            .globalDatabase("world", cluster(SOURCE).dbClusterArn())
            .client();
    ObjectNode file = file(SOURCE, "latestpoint");
    ObjectNode password = (ObjectNode) file.path("changemasterpwd");
    password.put("managed", "true").remove(List.of("secret", "secretname"));

    refresh(world, "app2-auposinstd-4", file);

    assertThat(cluster("auposclud").masterUserSecret().secretArn())
        .contains(":secret:rds!cluster-");
    assertThat(cluster("auposclud").masterUserSecret().secretStatus()).isEqualTo("active");
  }
}

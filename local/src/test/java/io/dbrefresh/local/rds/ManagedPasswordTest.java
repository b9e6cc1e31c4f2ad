package io.dbrefresh.local.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.MasterUserSecret;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.RdsException;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** Master passwords that RDS manages in Secrets Manager. */
class ManagedPasswordTest {
  @TempDir Path folder;

  private final MemoryStorage storage = new MemoryStorage();
  private VirtualRegion region;

  @BeforeEach
  void open() {
    region = new VirtualRegion(folder, storage);
    region.haveInstance("dev");
  }

  private DBInstance instance(String identifier) {
    return region
        .rds
        .describeDBInstances(it -> it.dbInstanceIdentifier(identifier))
        .dbInstances()
        .get(0);
  }

  private MasterUserSecret modify(Consumer<ModifyDbInstanceRequest.Builder> change) {
    return region
        .rds
        .modifyDBInstance(
            it -> change.accept(it.dbInstanceIdentifier("dev").applyImmediately(true)))
        .dbInstance()
        .masterUserSecret();
  }

  private MasterUserSecret managed() {
    modify(it -> it.manageMasterUserPassword(true));
    region.timeline.runUntilIdle();
    return instance("dev").masterUserSecret();
  }

  private String value(MasterUserSecret secret) {
    return region.secrets.getSecretValue(it -> it.secretId(secret.secretArn())).secretString();
  }

  private void refused(String words, Consumer<ModifyDbInstanceRequest.Builder> change) {
    assertThatThrownBy(() -> modify(change))
        .isInstanceOf(RdsException.class)
        .hasMessageContaining(words);
  }

  @Test
  void a_secret_is_creating_until_the_server_has_its_password() {
    MasterUserSecret answered = modify(it -> it.manageMasterUserPassword(true));
    assertThat(answered.secretStatus()).isEqualTo("creating");
    assertThat(answered.secretArn()).contains(":secret:rds!db-");
    assertThat(answered.kmsKeyId()).startsWith("arn:aws:kms:us-east-1:123456789012:key/");
    assertThat(storage.password(instance("dev"))).contains("correct-horse");
    region.timeline.advance(Duration.ofSeconds(31));
    assertThat(region.status("dev")).isEqualTo("resetting-master-credentials");
    region.timeline.runUntilIdle();
    MasterUserSecret secret = instance("dev").masterUserSecret();
    assertThat(secret.secretStatus()).isEqualTo("active");
    String password = storage.password(instance("dev")).orElseThrow();
    assertThat(value(secret))
        .isEqualTo("{\"username\":\"admin1\",\"password\":\"%s\"}".formatted(password));
    assertThat(region.secrets.describeSecret(it -> it.secretId(secret.secretArn())).owningService())
        .isEqualTo("rds");
  }

  @Test
  void only_rds_changes_and_deletes_its_secret() {
    MasterUserSecret secret = managed();
    assertThatThrownBy(
            () ->
                region.secrets.putSecretValue(
                    it -> it.secretId(secret.secretArn()).secretString("mine")))
        .isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(
            () ->
                region.secrets.deleteSecret(
                    it -> it.secretId(secret.secretArn()).forceDeleteWithoutRecovery(true)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("rds");
  }

  @Test
  void a_rotation_gives_server_and_secret_another_password() {
    String before = value(managed());
    MasterUserSecret rotating = modify(it -> it.rotateMasterUserPassword(true));
    assertThat(rotating.secretStatus()).isEqualTo("rotating");
    assertThat(value(rotating)).isEqualTo(before);
    region.timeline.runUntilIdle();
    MasterUserSecret secret = instance("dev").masterUserSecret();
    assertThat(secret.secretStatus()).isEqualTo("active");
    assertThat(value(secret))
        .isNotEqualTo(before)
        .contains(storage.password(instance("dev")).orElseThrow());
  }

  @Test
  void taking_the_password_back_deletes_the_secret() {
    MasterUserSecret secret = managed();
    refused("can't specify MasterUserPassword", it -> it.masterUserPassword("battery-staple"));
    refused("must be provided", it -> it.manageMasterUserPassword(false));
    modify(it -> it.manageMasterUserPassword(false).masterUserPassword("battery-staple"));
    region.timeline.runUntilIdle();
    assertThat(instance("dev").masterUserSecret()).isNull();
    assertThat(storage.password(instance("dev"))).contains("battery-staple");
    assertThatThrownBy(() -> value(secret)).isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void what_contradicts_itself_is_refused() {
    refused(
        "can't specify MasterUserPassword",
        it -> it.manageMasterUserPassword(true).masterUserPassword("battery-staple"));
    refused("ManageMasterUserPassword value is required", it -> it.masterUserSecretKmsKeyId("k"));
    refused("valid only if RDS manages", it -> it.rotateMasterUserPassword(true));
    managed();
    refused(
        "must apply the change immediately",
        it -> it.rotateMasterUserPassword(true).applyImmediately(false));
    refused(
        "can't change the KMS key",
        it -> it.manageMasterUserPassword(true).masterUserSecretKmsKeyId("other"));
  }

  @Test
  void a_rename_keeps_the_secret_a_restore_makes_none_and_a_deletion_removes_it() {
    MasterUserSecret secret = managed();
    modify(it -> it.newDBInstanceIdentifier("devold"));
    region.timeline.runUntilIdle();
    assertThat(instance("devold").masterUserSecret()).isEqualTo(secret);
    region.rds.restoreDBInstanceToPointInTime(
        it ->
            it.sourceDBInstanceIdentifier("devold")
                .targetDBInstanceIdentifier("copy")
                .useLatestRestorableTime(true));
    region.timeline.runUntilIdle();
    assertThat(instance("copy").masterUserSecret()).isNull();
    assertThatThrownBy(
            () ->
                region.rds.createDBInstanceReadReplica(
                    it -> it.sourceDBInstanceIdentifier("devold").dbInstanceIdentifier("r")))
        .hasMessageContaining("read replica");
    region.rds.deleteDBInstance(it -> it.dbInstanceIdentifier("devold").skipFinalSnapshot(true));
    region.timeline.runUntilIdle();
    assertThatThrownBy(() -> value(secret)).isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void a_restore_cannot_ask_for_it() {
    assertThatThrownBy(
            () ->
                region.rds.restoreDBInstanceToPointInTime(
                    it ->
                        it.sourceDBInstanceIdentifier("dev")
                            .targetDBInstanceIdentifier("copy")
                            .manageMasterUserPassword(true)
                            .useLatestRestorableTime(true)))
        .hasMessageContaining("Oracle");
  }

  @Test
  void a_cluster_is_created_with_a_secret_of_its_own() {
    region.rds.createDBCluster(
        it ->
            it.dbClusterIdentifier("prod")
                .engine("aurora-postgresql")
                .masterUsername("postgres")
                .manageMasterUserPassword(true)
                .masterUserSecretKmsKeyId("alias/mine"));
    assertThat(cluster().masterUserSecret().secretStatus()).isEqualTo("creating");
    region.timeline.runUntilIdle();
    MasterUserSecret secret = cluster().masterUserSecret();
    assertThat(secret.secretStatus()).isEqualTo("active");
    assertThat(secret.secretArn()).contains(":secret:rds!cluster-");
    assertThat(value(secret)).contains(storage.passwords.get(cluster().dbClusterResourceId()));
  }

  private DBCluster cluster() {
    return region.rds.describeDBClusters(it -> it.dbClusterIdentifier("prod")).dbClusters().get(0);
  }

  @Test
  void a_later_process_gives_the_server_the_password_of_the_secret() throws Exception {
    modify(it -> it.manageMasterUserPassword(true));
    region.timeline.advance(Duration.ofSeconds(10));

    region = new VirtualRegion(folder, storage);
    region.timeline.runUntilIdle();
    MasterUserSecret secret = instance("dev").masterUserSecret();
    assertThat(secret.secretStatus()).isEqualTo("active");
    String password = storage.password(instance("dev")).orElseThrow();
    assertThat(value(secret)).contains(password);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        boolean secrets = file.startsWith(folder.resolve("secrets"));
        assertThat(Files.readString(file).contains(password)).isEqualTo(secrets);
      }
    }
  }

  @Test
  void a_secret_whose_password_the_server_did_not_take_is_impaired() {
    storage.broken = true;
    modify(it -> it.manageMasterUserPassword(true));
    region.timeline.runUntilIdle();
    assertThat(instance("dev").masterUserSecret().secretStatus()).isEqualTo("impaired");
    assertThat(region.status("dev")).isEqualTo("available");
    assertThat(Optional.ofNullable(storage.passwords.get(instance("dev").dbiResourceId())))
        .contains("correct-horse");
  }
}

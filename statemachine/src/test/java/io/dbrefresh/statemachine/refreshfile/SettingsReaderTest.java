package io.dbrefresh.statemachine.refreshfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.statemachine.plan.AssociatedRole;
import io.dbrefresh.statemachine.plan.Password;
import io.dbrefresh.statemachine.plan.Restore;
import io.dbrefresh.statemachine.plan.Setting;
import io.dbrefresh.statemachine.plan.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a refresh file can say of settings, snapshots and managed passwords. */
class SettingsReaderTest {
  private static ObjectNode example(String name) {
    try {
      ObjectNode file =
          (ObjectNode)
              new JsonMapper()
                  .readTree(Path.of("..", "refresh-configs", "us-east-1", name).toFile());
      file.remove("$schema");
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode step(ObjectNode file, String key) {
    return (ObjectNode) file.path(key);
  }

  private static RefreshFile mysql(Consumer<ObjectNode> change) {
    return read("db-app1-mysqlinstd.json", change);
  }

  private static RefreshFile aurora(Consumer<ObjectNode> change) {
    return read("db-app2-auposinstd.json", change);
  }

  private static RefreshFile read(String example, Consumer<ObjectNode> change) {
    ObjectNode file = example(example);
    change.accept(file);
    return new RefreshFileReader().read("file", file.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> refused(String example, Consumer<ObjectNode> change) {
    return catchThrowableOfType(InvalidRefreshFileException.class, () -> read(example, change))
        .problems()
        .stream()
        .filter(problem -> problem.severity() == Problem.Severity.ERROR)
        .map(Problem::pointer)
        .toList();
  }

  @Test
  void everything_about_an_rds_instance_is_read_from_strings_and_from_json() {
    Settings settings =
        mysql(
                file ->
                    step(file, "restore")
                        .put("optgrp", "audited")
                        .put("cacert", "rds-ca-rsa4096-g1")
                        .put("storagethroughput", "250")
                        .put("allocatedstorage", 400)
                        .put("backupretention", "0")
                        .put("backupwindow", "03:00-04:00")
                        .put("maintenancewindow", "Sun:05:00-Sun:06:00")
                        .put("enhancedmon", "True")
                        .put("enhancedmoninterval", "60")
                        .put("enhancedmonrolearn", "arn:aws:iam::1:role/monitoring")
                        .put("perfinsights", true)
                        .put("perfinsightsretention", 731))
            .restore()
            .settings();

    assertThat(settings.text(Setting.OPTION_GROUP)).contains("audited");
    assertThat(settings.text(Setting.CA_CERTIFICATE)).contains("rds-ca-rsa4096-g1");
    assertThat(settings.number(Setting.STORAGE_THROUGHPUT)).contains(250);
    assertThat(settings.number(Setting.ALLOCATED_STORAGE)).contains(400);
    assertThat(settings.number(Setting.BACKUP_RETENTION)).contains(0);
    assertThat(settings.text(Setting.MAINTENANCE_WINDOW)).contains("Sun:05:00-Sun:06:00");
    assertThat(settings.number(Setting.MONITORING_INTERVAL)).contains(60);
    assertThat(settings.text(Setting.MONITORING_ROLE)).contains("arn:aws:iam::1:role/monitoring");
    assertThat(settings.flag(Setting.PERFORMANCE_INSIGHTS)).contains(true);
    assertThat(settings.number(Setting.PERFORMANCE_INSIGHTS_RETENTION)).contains(731);
  }

  @Test
  void tags_and_roles_of_the_finished_database_are_read() {
    Settings settings =
        mysql(
                file -> {
                  step(file, "restore").putObject("tags").put("team", "shop");
                  step(file, "restore")
                      .putArray("roles")
                      .addObject()
                      .put("arn", "arn:aws:iam::1:role/import")
                      .put("feature", "s3Import");
                })
            .restore()
            .settings();

    assertThat(settings.tags()).contains(Map.of("team", "shop"));
    assertThat(settings.roles())
        .contains(
            List.of(new AssociatedRole("arn:aws:iam::1:role/import", Optional.of("s3Import"))));
  }

  @Test
  void the_certificate_and_the_tags_of_an_aurora_cluster_are_its_writers_too() {
    RefreshFile file =
        aurora(
            it -> {
              step(it, "restore").put("cacert", "rds-ca-ecc384-g1").put("minacu", 0.5);
              step(it, "restore").put("maxacu", "4").putObject("tags").put("team", "shop");
            });

    assertThat(file.restore().settings().text(Setting.MIN_ACU)).contains("0.5");
    assertThat(file.restore().settings().text(Setting.MAX_ACU)).contains("4");
    assertThat(file.restore().settings().text(Setting.CA_CERTIFICATE)).isEmpty();
    assertThat(file.instance().orElseThrow().text(Setting.CA_CERTIFICATE))
        .contains("rds-ca-ecc384-g1");
    assertThat(file.instance().orElseThrow().tags()).contains(Map.of("team", "shop"));
  }

  @Test
  void what_cannot_be_is_refused_all_at_once() {
    assertThat(
            refused(
                "db-app1-mysqlinstd.json",
                file -> {
                  step(file, "restore")
                      .put("storagetype", "gp2")
                      .put("storagethroughput", 250)
                      .put("backupretention", 36)
                      .put("backupwindow", "3-4")
                      .put("minacu", 1)
                      .put("enhancedmon", "true")
                      .put("enhancedmoninterval", 30);
                  step(file, "restore").putObject("tags").put("refresh", "false");
                  step(file, "restore")
                      .putArray("roles")
                      .addObject()
                      .put("arn", "arn:aws:iam::1:role/import");
                }))
        .containsExactlyInAnyOrder(
            "/restore/storagethroughput",
            "/restore/backupretention",
            "/restore/backupwindow",
            "/restore/minacu",
            "/restore/maxacu",
            "/restore/enhancedmonrolearn",
            "/restore/tags/refresh",
            "/restore/roles");
  }

  @Test
  void an_instances_settings_have_no_place_in_a_clusters_restore() {
    assertThat(
            refused(
                "db-app2-auposinstd.json",
                file ->
                    step(file, "restore")
                        .put("optgrp", "audited")
                        .put("perfinsights", "true")
                        .put("backupretention", 0)
                        .put("minacu", 8)
                        .put("maxacu", 4)))
        .containsExactlyInAnyOrder(
            "/restore/optgrp",
            "/restore/perfinsights",
            "/restore/backupretention",
            "/restore/minacu");
  }

  @Test
  void a_snapshot_is_named_or_the_newest_or_one_to_be_taken() {
    for (String word : List.of("rds:mysqlinstp-2026-01-01", "latest", "new")) {
      Restore restore =
          mysql(
                  file ->
                      step(file, "restore")
                          .put("restoretype", "fromsnapshot")
                          .put("snapshot", word))
              .restore();

      assertThat(restore.snapshot()).contains(word);
      assertThat(restore.takeSnapshot()).isEqualTo(word.equals("new"));
    }
    Restore clusters =
        aurora(
                file ->
                    step(file, "restore")
                        .put("restoretype", "fromsnapshot")
                        .put("snapshot", "latest"))
            .restore();
    assertThat(clusters.settings().text(Setting.ENGINE)).as("the snapshot's").isEmpty();
  }

  @Test
  void a_managed_password_needs_no_secret_and_bears_none() {
    RefreshFile file =
        mysql(
            it -> {
              step(it, "changemasterpwd").remove(List.of("secret", "secretname"));
              step(it, "changemasterpwd").put("managed", "True").put("kmskeyid", "key");
            });

    Password password = file.password().orElseThrow();
    assertThat(password.managed()).contains(new Password.Managed(Optional.of("key")));
    assertThat(password.secret()).isEmpty();
    assertThat(
            refused(
                "db-app1-mysqlinstd.json",
                it -> step(it, "changemasterpwd").put("managed", "true")))
        .containsExactlyInAnyOrder("/changemasterpwd/secret", "/changemasterpwd/secretname");
  }

  @Test
  void protection_of_the_old_database_is_removed_only_where_the_file_says_so() {
    assertThat(mysql(file -> {}).removeProtection()).isFalse();
    assertThat(mysql(file -> step(file, "delete").put("removeprotection", "True")))
        .extracting(RefreshFile::removeProtection)
        .isEqualTo(true);
  }
}

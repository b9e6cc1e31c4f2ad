package io.dbrefresh.statemachine.refreshfile;

import io.dbrefresh.statemachine.plan.AssociatedRole;
import io.dbrefresh.statemachine.plan.Setting;
import io.dbrefresh.statemachine.plan.Settings;
import io.dbrefresh.statemachine.plan.SettingsBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a step says about the settings of an instance or a cluster. */
final class SettingsReader {
  private static final Map<String, Setting> TEXTS =
      Map.ofEntries(
          Map.entry("subgrp", Setting.SUBNET_GROUP),
          Map.entry("dbparamgrp", Setting.PARAMETER_GROUP),
          Map.entry("cluparamgrp", Setting.CLUSTER_PARAMETER_GROUP),
          Map.entry("optgrp", Setting.OPTION_GROUP),
          Map.entry("dbclass", Setting.INSTANCE_CLASS),
          Map.entry("storagetype", Setting.STORAGE_TYPE),
          Map.entry("engine", Setting.ENGINE),
          Map.entry("engineversion", Setting.ENGINE_VERSION),
          Map.entry("kmskeyid", Setting.KMS_KEY),
          Map.entry("backupwindow", Setting.BACKUP_WINDOW),
          Map.entry("maintenancewindow", Setting.MAINTENANCE_WINDOW),
          Map.entry("minacu", Setting.MIN_ACU),
          Map.entry("maxacu", Setting.MAX_ACU));

  private static final Map<String, Setting> FLAGS =
      Map.of(
          "iamdbauth", Setting.IAM_AUTHENTICATION,
          "copytagstosnap", Setting.COPY_TAGS_TO_SNAPSHOT,
          "deletionprotection", Setting.DELETION_PROTECTION,
          "multiaz", Setting.MULTI_AZ,
          "autominor", Setting.AUTO_MINOR_VERSION_UPGRADE,
          "perfinsights", Setting.PERFORMANCE_INSIGHTS);

  private static final Map<String, Setting> NUMBERS =
      Map.of(
          "port", Setting.PORT,
          "iops", Setting.IOPS,
          "storagethroughput", Setting.STORAGE_THROUGHPUT,
          "allocatedstorage", Setting.ALLOCATED_STORAGE,
          "backtrack", Setting.BACKTRACK,
          "backupretention", Setting.BACKUP_RETENTION);

  private static final Map<String, Setting> LISTS =
      Map.of("cwalogs", Setting.LOG_EXPORTS, "secgrpids", Setting.SECURITY_GROUPS);

  private final Fields fields;
  private final SettingsBuilder builder = new SettingsBuilder();

  private SettingsReader(Fields fields) {
    this.fields = fields;
  }

  /** The settings of the instance that {@code restore} makes. */
  static Settings ofInstance(Fields restore) {
    SettingsReader reader = new SettingsReader(restore);
    reader.plain();
    reader.watched();
    reader.builder.put(Setting.CA_CERTIFICATE, restore.text("cacert"));
    reader.associated(true);
    return reader.builder.build();
  }

  /** The settings of the cluster that {@code restore} makes. */
  static Settings ofCluster(Fields restore) {
    SettingsReader reader = new SettingsReader(restore);
    reader.plain();
    reader.associated(false);
    return reader.builder.build();
  }

  /** The settings of the cluster's writer; tags and engine are those of the cluster. */
  static Settings ofWriter(Fields create, Fields restore) {
    SettingsReader reader = new SettingsReader(create);
    reader.plain();
    reader.watched();
    reader.builder.put(Setting.CA_CERTIFICATE, restore.text("cacert"));
    restore.map("tags").ifPresent(reader.builder::tags);
    return reader.builder.build().without(Setting.ENGINE);
  }

  /** The settings that all replicas have in common. */
  static Settings ofReplicas(Fields create) {
    SettingsReader reader = new SettingsReader(create);
    reader.plain();
    return reader.builder.build().without(Setting.ENGINE);
  }

  private void plain() {
    TEXTS.forEach((key, setting) -> builder.put(setting, fields.text(key)));
    FLAGS.forEach((key, setting) -> builder.put(setting, fields.flag(key)));
    NUMBERS.forEach((key, setting) -> builder.put(setting, fields.number(key)));
    LISTS.forEach(
        (key, setting) -> {
          if (fields.has(key)) {
            builder.list(setting, fields.list(key));
          }
        });
  }

  /** Enhanced monitoring and Performance Insights: what goes with them counts while they are on. */
  private void watched() {
    boolean insights = fields.flag("perfinsights").orElse(false);
    if (insights) {
      builder.put(Setting.PERFORMANCE_INSIGHTS_RETENTION, fields.number("perfinsightsretention"));
      builder.put(Setting.PERFORMANCE_INSIGHTS_KMS_KEY, fields.text("perfinsightskmskeyid"));
    }
    fields.flag("enhancedmon").ifPresent(this::monitored);
  }

  private void monitored(boolean on) {
    int interval = on ? fields.number("enhancedmoninterval").orElse(0) : 0;
    builder.put(Setting.MONITORING_INTERVAL, interval);
    if (interval > 0) {
      if (!fields.has("enhancedmonrolearn")) {
        fields.error(
            "enhancedmonrolearn", "`enhancedmonrolearn` is missing; `enhancedmon` needs it");
      }
      builder.put(Setting.MONITORING_ROLE, fields.text("enhancedmonrolearn"));
    }
  }

  private void associated(boolean instance) {
    fields.map("tags").ifPresent(builder::tags);
    fields
        .objects("roles")
        .ifPresent(
            all -> {
              List<AssociatedRole> roles = new ArrayList<>();
              all.forEach(role -> roles.add(role(role, instance)));
              builder.roles(roles);
            });
  }

  private AssociatedRole role(Map<String, String> role, boolean instance) {
    Optional<String> feature = Optional.ofNullable(role.get("feature"));
    if (instance && feature.isEmpty()) {
      fields.error("roles", "holds a role without `feature`; an RDS instance needs it");
    }
    return new AssociatedRole(role.getOrDefault("arn", ""), feature);
  }
}

package io.dbrefresh.statemachine.refreshfile;

import io.dbrefresh.statemachine.plan.Restore;
import io.dbrefresh.statemachine.plan.RestoreType;
import io.dbrefresh.statemachine.plan.Service;
import io.dbrefresh.statemachine.plan.Settings;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads {@code restore}. */
final class RestoreReader {
  /** "%Y-%m-%d %H:%M:%S", always UTC. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

  private final Fields restore;
  private final Service service;

  RestoreReader(Steps steps) {
    restore = steps.of("restore");
    service = steps.service();
  }

  Restore read() {
    RestoreType type = type();
    refuseStrangers();
    warnOfUnused("restoretime", type, RestoreType.RESTORE_POINT);
    warnOfUnused("snapshot", type, RestoreType.FROM_SNAPSHOT);
    Optional<Instant> time = Optional.empty();
    Optional<String> snapshot = Optional.empty();
    if (type == RestoreType.RESTORE_POINT) {
      time = time();
    } else if (type == RestoreType.FROM_SNAPSHOT) {
      snapshot = snapshot();
    } else if (type == RestoreType.FAST_CLONING && service == Service.RDS) {
      restore.error(
          "restoretype", "fastcloning is for Aurora; use latestpoint for an RDS instance");
    }
    return new Restore(type, time, snapshot, settings());
  }

  private void warnOfUnused(String key, RestoreType type, RestoreType using) {
    if (restore.has(key) && type != using) {
      restore.warning(key, "is not used; `restoretype` is " + type.word());
    }
  }

  private RestoreType type() {
    String word = restore.required("restoretype");
    return Arrays.stream(RestoreType.values())
        .filter(type -> type.word().equals(word))
        .findFirst()
        .orElse(RestoreType.LATEST_POINT);
  }

  private Optional<Instant> time() {
    String text = restore.text("restoretime").orElse("");
    if (text.isEmpty()) {
      restore.error("restoretime", "`restoretime` is missing; restorepoint needs it");
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException notOne) {
      restore.error("restoretime", "is \"" + text + "\"; write it as YYYY-MM-DD HH:MM:SS, in UTC");
      return Optional.empty();
    }
  }

  private Optional<String> snapshot() {
    Optional<String> snapshot = restore.text("snapshot");
    if (snapshot.isEmpty()) {
      restore.error(
          "snapshot", "`snapshot` is missing; fromsnapshot needs the snapshot's ARN or identifier");
    }
    if (service == Service.AURORA) {
      for (String key : List.of("engine", "engineversion")) {
        if (!restore.has(key)) {
          restore.error(key, "`" + key + "` is missing; Aurora's fromsnapshot needs it");
        }
      }
    }
    return snapshot;
  }

  private void refuseStrangers() {
    if (service == Service.RDS) {
      restore.refuse(
          "is for Aurora, and this file refreshes an RDS instance",
          "sourcecluster",
          "targetcluster",
          "cluparamgrp",
          "backtrack",
          "engine",
          "engineversion");
    } else {
      restore.refuse(
          "is for an RDS instance, and this file refreshes an Aurora cluster",
          "source",
          "target",
          "dbparamgrp",
          "multiaz",
          "dbclass",
          "autominor",
          "storagetype",
          "iops");
    }
  }

  private Settings settings() {
    StorageRules.check(restore);
    return new Settings(
        port(),
        restore.text("subgrp"),
        restore.text(service == Service.RDS ? "dbparamgrp" : "cluparamgrp"),
        restore.list("cwalogs"),
        restore.list("secgrpids"),
        restore.flag("iamdbauth"),
        restore.flag("copytagstosnap"),
        restore.flag("deletionprotection"),
        restore.text("dbclass"),
        restore.flag("multiaz"),
        restore.flag("autominor"),
        restore.text("storagetype"),
        restore.number("iops"),
        restore.number("backtrack"),
        restore.text("engine"),
        restore.text("engineversion"));
  }

  private Optional<Integer> port() {
    Optional<Integer> port = restore.number("port");
    if (port.isPresent() && (port.get() < 1 || port.get() > 65535)) {
      restore.error("port", "is " + port.get() + "; it is a port number from 1 to 65535");
    }
    return port;
  }
}

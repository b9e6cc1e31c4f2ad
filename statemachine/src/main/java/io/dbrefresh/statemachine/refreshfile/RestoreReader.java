package io.dbrefresh.statemachine.refreshfile;

import io.dbrefresh.statemachine.plan.Restore;
import io.dbrefresh.statemachine.plan.RestoreType;
import io.dbrefresh.statemachine.plan.Service;
import io.dbrefresh.statemachine.plan.Setting;
import io.dbrefresh.statemachine.plan.Settings;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.Optional;

/** Reads {@code restore}. */
final class RestoreReader {
  /** "%Y-%m-%d %H:%M:%S", always UTC. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

  private final Fields restore;
  private final Service service;

  /** Whether roles log in with IAM tokens to what is restored. */
  private final boolean byToken;

  RestoreReader(Steps steps) {
    restore = steps.of("restore");
    service = steps.service();
    byToken = steps.of("roles").runs();
  }

  Restore read() {
    RestoreType type = type();
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
    boolean fullCopy = restore.flag("fullcopy").orElse(false);
    if (fullCopy && type != RestoreType.FAST_CLONING) {
      restore.warning("fullcopy", "is not used; it goes with fastcloning");
    }
    boolean take = snapshot.filter(Restore.NEW::equals).isPresent();
    return new Restore(type, time, snapshot, take, fullCopy, settings());
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
          "snapshot",
          "`snapshot` is missing; fromsnapshot needs the snapshot's ARN or identifier, or"
              + " \"latest\" or \"new\"");
    }
    return snapshot;
  }

  private Settings settings() {
    new SettingsRules(restore, service).check();
    Settings settings =
        service == Service.RDS
            ? SettingsReader.ofInstance(restore)
            : SettingsReader.ofCluster(restore);
    return byToken && settings.flag(Setting.IAM_AUTHENTICATION).isEmpty()
        ? settings.with(Setting.IAM_AUTHENTICATION, "true")
        : settings;
  }
}

package io.dbrefresh.launcher.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.launcher.display.Times;
import io.dbrefresh.launcher.snapshot.KnownSnapshot;

/** Snapshots for people and for programs. */
final class SnapshotLines {
  private SnapshotLines() {}

  static String sentence(KnownSnapshot snapshot) {
    return "%s is %s: a snapshot of the %s %s, %d GiB, %s %s%n%s"
        .formatted(
            snapshot.identifier(),
            snapshot.status(),
            snapshot.kind(),
            snapshot.database(),
            snapshot.gibibytes(),
            snapshot.engine(),
            snapshot.engineVersion(),
            snapshot.arn());
  }

  static ObjectNode json(KnownSnapshot snapshot) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("identifier", snapshot.identifier()).put("arn", snapshot.arn());
    json.put("kind", snapshot.kind()).put("database", snapshot.database());
    json.put("type", snapshot.type()).put("status", snapshot.status());
    json.put("percent", snapshot.percent()).put("gibibytes", snapshot.gibibytes());
    json.put("engine", snapshot.engine()).put("engineVersion", snapshot.engineVersion());
    json.put("masterUsername", snapshot.user());
    snapshot.created().ifPresent(time -> json.put("created", time.toString()));
    snapshot.key().ifPresent(key -> json.put("kmsKey", key));
    return json;
  }

  static String created(KnownSnapshot snapshot) {
    return snapshot.created().map(Times::shown).orElse("");
  }
}

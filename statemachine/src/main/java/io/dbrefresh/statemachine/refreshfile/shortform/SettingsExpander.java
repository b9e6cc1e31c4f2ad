package io.dbrefresh.statemachine.refreshfile.shortform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import io.dbrefresh.statemachine.refreshfile.shortform.Setting.Key;

/**
 * Spreads {@code settings} over the steps that take them. {@code writerSettings} and {@code
 * replicaSettings} lie over them as a merge patch (RFC 7396): null leaves a setting to RDS.
 */
final class SettingsExpander {
  private final Draft draft;

  SettingsExpander(Draft draft) {
    this.draft = draft;
  }

  void expand() {
    boolean aurora = draft.aurora();
    for (Setting setting : Setting.all()) {
      String common = "/settings/" + setting.name();
      put("restore", setting.restore(aurora), common);
      setting
          .stranger(aurora)
          .filter(key -> draft.file().at(common).isValueNode())
          .ifPresent(key -> put("restore", key, common));
      if (aurora) {
        lay("createinstance", setting.writer(), "/writerSettings/" + setting.name(), common);
      }
      if (draft.file().path("replicas").isArray()) {
        lay("createreplicas", setting.replica(aurora), replica(setting), common);
      }
    }
    monitor(aurora ? "createinstance" : "restore");
  }

  private static String replica(Setting setting) {
    return "/replicaSettings/" + setting.name();
  }

  private void put(String step, Key key, String origin) {
    if (key.isTaken()) {
      draft.copy(step, key.key(), origin);
    }
  }

  private void lay(String step, Key key, String own, String common) {
    boolean says = !draft.file().at(own).isMissingNode() || !key.inherited();
    put(step, key, says ? own : common);
  }

  /** An interval says by itself whether there is enhanced monitoring. */
  private void monitor(String step) {
    JsonNode interval = draft.made(step, "enhancedmoninterval");
    if (interval.isInt() && draft.made(step, "enhancedmon").isMissingNode()) {
      draft.set(
          step,
          "enhancedmon",
          draft.origin(step, "enhancedmoninterval"),
          BooleanNode.valueOf(interval.intValue() > 0));
    }
  }
}

package io.dbrefresh.statemachine.refreshfile.shortform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.stream.Stream;

/**
 * Spreads {@code settings} over the database that is restored and, for Aurora, its writer. {@code
 * writerSettings} lies over them as a merge patch (RFC 7396): null takes a setting out.
 */
final class SettingsExpander {
  private final Draft draft;

  SettingsExpander(Draft draft) {
    this.draft = draft;
  }

  void expand() {
    SettingKeys.all().forEach(this::expand);
    monitor(draft.aurora() ? "createinstance" : "restore");
  }

  private void expand(SettingKeys keys) {
    boolean aurora = draft.aurora();
    String common = "/settings/" + keys.name();
    String ofWriter = "/writerSettings/" + keys.name();
    put("restore", keys.restore(aurora), common);
    keys.stranger(aurora)
        .filter(key -> draft.file().at(common).isValueNode())
        .ifPresent(key -> put("restore", key, common));
    if (aurora) {
      boolean own = !draft.file().at(ofWriter).isMissingNode();
      put("createinstance", keys.writer(), own ? ofWriter : common);
    }
    put("createreplicas", keys.replica(aurora), "/replicaSettings/" + keys.name());
  }

  private void put(String step, String key, String origin) {
    if (!key.isEmpty()) {
      draft.copy(step, key, origin);
    }
  }

  /** An interval says by itself whether there is enhanced monitoring. */
  private void monitor(String step) {
    JsonNode interval = draft.made(step, "enhancedmoninterval");
    boolean said =
        Stream.of("settings", "writerSettings")
            .anyMatch(settings -> draft.file().path(settings).has("enhancedMonitoring"));
    if (interval.isInt() && !said) {
      String origin = draft.origin(step, "enhancedmoninterval");
      draft.set(step, "enhancedmon", origin, BooleanNode.valueOf(interval.intValue() > 0));
    }
  }
}

package io.dbrefresh.statemachine.refreshfile.shortform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Gathers the settings of all steps: what {@code restore} says is common to it and to an Aurora
 * cluster's writer, and what the writer has otherwise is its own.
 */
final class SettingsShortening {
  private final DocumentedFile documented;
  private final ObjectNode file;
  private final ObjectNode common = JsonNodeFactory.instance.objectNode();
  private final ObjectNode writer = JsonNodeFactory.instance.objectNode();
  private final ObjectNode replicas = JsonNodeFactory.instance.objectNode();

  SettingsShortening(DocumentedFile documented, ObjectNode file) {
    this.documented = documented;
    this.file = file;
  }

  void shorten() {
    SettingKeys.all().forEach(this::shorten);
    boolean interval = common.has("monitoringInterval") || writer.has("monitoringInterval");
    if (interval && !common.has("enhancedMonitoring") && !writer.has("enhancedMonitoring")) {
      common.putNull("enhancedMonitoring"); // An interval alone would turn it on.
    }
    put("settings", common);
    put("writerSettings", writer);
    put("replicaSettings", replicas);
    if (documented.runs("createreplicas")) {
      file.set("replicas", replicas());
    }
  }

  private void put(String key, ObjectNode settings) {
    if (!settings.isEmpty()) {
      file.set(key, settings);
    }
  }

  private void shorten(SettingKeys keys) {
    boolean aurora = documented.aurora();
    Optional<JsonNode> restored = value("restore", keys.restore(aurora), keys.kind());
    Optional<JsonNode> written =
        aurora ? value("createinstance", keys.writer(), keys.kind()) : Optional.empty();
    boolean ofWriterOnly = keys.restore(aurora).isEmpty();
    Optional<JsonNode> shared = ofWriterOnly ? written : restored;
    shared.ifPresent(value -> common.set(keys.name(), value));
    if (aurora && !keys.writer().isEmpty() && !written.equals(shared)) {
      writer.set(keys.name(), written.orElse(NullNode.instance));
    }
    value("createreplicas", keys.replica(aurora), keys.kind())
        .ifPresent(value -> replicas.set(keys.name(), value));
  }

  private Optional<JsonNode> value(String step, String key, Kind kind) {
    return key.isEmpty() ? Optional.empty() : documented.value(step, key, kind);
  }

  private ArrayNode replicas() {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    documented
        .value("createreplicas", "replicas", Kind.LIST)
        .ifPresent(entries -> entries.forEach(entry -> replica(all, entry.asText().split("_"))));
    return all;
  }

  private static void replica(ArrayNode all, String[] parts) {
    ObjectNode replica = all.addObject().put("instance", parts[0]).put("class", parts[1]);
    if (parts.length > 2) {
      replica.put("port", Integer.parseInt(parts[2]));
    }
  }
}

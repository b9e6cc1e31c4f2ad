package io.dbrefresh.local.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.store.Documents;
import java.nio.file.Path;

/** What is set of buckets; it is kept and told, and has no effect. */
final class BucketSettings {
  private final Documents settings;

  BucketSettings(Path folder) {
    settings = new Documents(folder.resolve("settings"));
  }

  void set(String bucket, String name, String value) {
    ObjectNode all = (ObjectNode) read(bucket);
    settings.write(bucket, all.put(name, value));
  }

  String get(String bucket, String name) {
    return read(bucket).path(name).asText("");
  }

  void forget(String bucket) {
    settings.delete(bucket);
  }

  private JsonNode read(String bucket) {
    return settings.read(bucket).orElseGet(JsonNodeFactory.instance::objectNode);
  }
}

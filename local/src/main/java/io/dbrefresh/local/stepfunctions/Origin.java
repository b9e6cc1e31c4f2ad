package io.dbrefresh.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** By which version and which alias of its machine an execution was started. */
record Origin(Optional<String> versionArn, Optional<String> aliasArn) {
  /** By the machine itself. */
  static final Origin MACHINE = new Origin(Optional.empty(), Optional.empty());

  /** Whether {@code arn} is the version or the alias. */
  boolean has(String arn) {
    return versionArn.filter(arn::equals).or(() -> aliasArn.filter(arn::equals)).isPresent();
  }

  void writeTo(ObjectNode json) {
    versionArn.ifPresent(arn -> json.put("versionArn", arn));
    aliasArn.ifPresent(arn -> json.put("aliasArn", arn));
  }

  static Origin readFrom(JsonNode json) {
    return new Origin(text(json, "versionArn"), text(json, "aliasArn"));
  }

  private static Optional<String> text(JsonNode json, String name) {
    return Optional.ofNullable(json.get(name)).map(JsonNode::asText);
  }
}

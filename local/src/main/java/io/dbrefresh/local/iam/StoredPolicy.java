package io.dbrefresh.local.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyVersion;

/** A policy with its versions, as it is kept. */
final class StoredPolicy {
  private static final String VERSIONS = "versions";
  private static final String DEFAULT = "default";
  private static final String CREATED = "created";

  private final ObjectNode json;

  StoredPolicy(JsonNode json) {
    this.json = json.deepCopy();
  }

  static StoredPolicy create(
      String arn, String path, CreatePolicyRequest request, ObjectNode document, Clock clock) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("arn", arn).put("name", request.policyName()).put("path", path);
    json.put("last", 0).put(CREATED, clock.instant().toString());
    json.putObject(VERSIONS);
    StoredPolicy policy = new StoredPolicy(json);
    policy.add(document, true, clock);
    return policy;
  }

  ObjectNode json() {
    return json;
  }

  String name() {
    return json.path("name").asText();
  }

  /** What the default version says. */
  JsonNode document() {
    return json.path(VERSIONS).path(json.path(DEFAULT).asText()).path("document");
  }

  Policy described() {
    return Policy.builder()
        .arn(json.path("arn").asText())
        .policyName(name())
        .path(json.path("path").asText())
        .defaultVersionId(json.path(DEFAULT).asText())
        .createDate(Instant.parse(json.path(CREATED).asText()))
        .build();
  }

  /** The version with this id, its document URL-encoded as the service hands it out. */
  PolicyVersion version(String id) {
    JsonNode version = json.path(VERSIONS).path(id);
    if (version.isMissingNode()) {
      throw Faults.noSuch("Policy " + name() + " version " + id + " does not exist.");
    }
    String document = version.path("document").toString();
    return PolicyVersion.builder()
        .versionId(id)
        .isDefaultVersion(id.equals(json.path(DEFAULT).asText()))
        .createDate(Instant.parse(version.path(CREATED).asText()))
        .document(URLEncoder.encode(document, StandardCharsets.UTF_8).replace("+", "%20"))
        .build();
  }

  List<PolicyVersion> versions() {
    List<PolicyVersion> versions = new ArrayList<>();
    json.path(VERSIONS).fieldNames().forEachRemaining(id -> versions.add(version(id)));
    return versions;
  }

  /** Adds a version; the number of a deleted one is not given again. */
  String add(ObjectNode document, boolean asDefault, Clock clock) {
    int number = json.path("last").asInt() + 1;
    String id = "v" + number;
    json.put("last", number);
    ObjectNode version = json.withObjectProperty(VERSIONS).putObject(id);
    version.put(CREATED, clock.instant().toString()).set("document", document);
    if (asDefault) {
      json.put(DEFAULT, id);
    }
    return id;
  }

  void remove(String id) {
    json.withObjectProperty(VERSIONS).remove(id);
  }
}

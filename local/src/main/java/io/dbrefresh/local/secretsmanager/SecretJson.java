package io.dbrefresh.local.secretsmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A secret as a document. */
final class SecretJson {
  private SecretJson() {}

  static ObjectNode write(Secret secret) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("name", secret.name).put("arn", secret.arn);
    node.put("created", secret.created.toString()).put("changed", secret.changed.toString());
    secret.description.ifPresent(each -> node.put("description", each));
    secret.kmsKeyId.ifPresent(each -> node.put("kmsKeyId", each));
    secret.lastRotated.ifPresent(each -> node.put("lastRotated", each.toString()));
    secret.deletion.ifPresent(each -> node.put("deletion", each.toString()));
    secret.owner.ifPresent(each -> node.put("owner", each));
    secret.rotation.ifPresent(each -> node.set("rotation", write(each)));
    ObjectNode tags = node.putObject("tags");
    secret.tags.forEach(tags::put);
    ArrayNode versions = node.putArray("versions");
    secret.versions.all().forEach(version -> versions.add(write(version)));
    return node;
  }

  private static ObjectNode write(Version version) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", version.id()).put("created", version.created().toString());
    ArrayNode stages = node.putArray("stages");
    version.stages().stream().sorted().forEach(stages::add);
    version.value().ifPresent(value -> value.write(node));
    return node;
  }

  private static ObjectNode write(Rotation rotation) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    rotation.functionArn().ifPresent(each -> node.put("functionArn", each));
    rotation.automaticallyAfterDays().ifPresent(each -> node.put("automaticallyAfterDays", each));
    rotation.scheduleExpression().ifPresent(each -> node.put("scheduleExpression", each));
    rotation.duration().ifPresent(each -> node.put("duration", each));
    return node;
  }

  static Secret read(JsonNode node) {
    List<Version> versions = new ArrayList<>();
    node.path("versions").forEach(version -> versions.add(version(version)));
    Secret secret =
        new Secret(
            node.get("name").textValue(),
            node.get("arn").textValue(),
            Instant.parse(node.get("created").textValue()),
            versions);
    secret.changed = Instant.parse(node.get("changed").textValue());
    secret.description = text(node, "description");
    secret.kmsKeyId = text(node, "kmsKeyId");
    secret.lastRotated = text(node, "lastRotated").map(Instant::parse);
    secret.deletion = text(node, "deletion").map(Instant::parse);
    secret.owner = text(node, "owner");
    secret.rotation = Optional.ofNullable(node.get("rotation")).map(SecretJson::rotation);
    node.path("tags")
        .properties()
        .forEach(tag -> secret.tags.put(tag.getKey(), tag.getValue().textValue()));
    return secret;
  }

  private static Version version(JsonNode node) {
    Set<String> stages = new LinkedHashSet<>();
    node.path("stages").forEach(stage -> stages.add(stage.textValue()));
    return new Version(
        node.get("id").textValue(),
        SecretValue.read(node),
        stages,
        Instant.parse(node.get("created").textValue()));
  }

  private static Rotation rotation(JsonNode node) {
    return new Rotation(
        text(node, "functionArn"),
        Optional.ofNullable(node.get("automaticallyAfterDays")).map(JsonNode::longValue),
        text(node, "scheduleExpression"),
        text(node, "duration"));
  }

  private static Optional<String> text(JsonNode node, String member) {
    return Optional.ofNullable(node.get(member)).map(JsonNode::textValue);
  }
}

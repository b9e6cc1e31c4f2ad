package io.dbrefresh.local.sns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.store.Documents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every message that was published, one document each, in their order; only added to. */
final class Outbox {
  private final Documents documents;

  Outbox(Documents documents) {
    this.documents = documents;
  }

  void add(PublishedMessage message) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("time", message.time().toString());
    node.put("messageId", message.messageId());
    node.put("topicArn", message.topicArn());
    message.subject().ifPresent(subject -> node.put("subject", subject));
    node.put("message", message.message());
    ObjectNode attributes = node.putObject("attributes");
    message.attributes().forEach(attributes::put);
    documents.write(next(), node);
  }

  /** Newest first. */
  List<PublishedMessage> messages() {
    List<String> names = new ArrayList<>(documents.names());
    Collections.reverse(names);
    return names.stream()
        .map(documents::read)
        .flatMap(Optional::stream)
        .map(Outbox::message)
        .toList();
  }

  private String next() {
    List<String> names = documents.names();
    int last = names.isEmpty() ? 0 : Integer.parseInt(names.get(names.size() - 1));
    return "%09d".formatted(last + 1);
  }

  private static PublishedMessage message(JsonNode node) {
    Map<String, String> attributes = new LinkedHashMap<>();
    node.path("attributes")
        .properties()
        .forEach(entry -> attributes.put(entry.getKey(), entry.getValue().textValue()));
    return new PublishedMessage(
        Instant.parse(node.get("time").textValue()),
        node.get("messageId").textValue(),
        node.get("topicArn").textValue(),
        Optional.ofNullable(node.get("subject")).map(JsonNode::textValue),
        node.get("message").textValue(),
        attributes);
  }
}

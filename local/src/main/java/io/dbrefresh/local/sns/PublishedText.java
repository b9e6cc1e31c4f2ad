package io.dbrefresh.local.sns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/** Checks what is published against the limits of the Publish operation's reference. */
final class PublishedText {
  private static final int LARGEST = 256 * 1024;
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern SUBJECT = Pattern.compile("[!-~][ -~]{0,99}");

  private final PublishRequest request;

  PublishedText(PublishRequest request) {
    this.request = request;
  }

  Optional<String> subject() {
    Optional<String> subject = Optional.ofNullable(request.subject());
    if (subject.filter(each -> !SUBJECT.matcher(each).matches()).isPresent()) {
      throw Faults.invalid("Subject");
    }
    return subject;
  }

  /** With the structure {@code json}, the message's entry {@code default}. */
  String message() {
    String message = request.message();
    if (message == null || message.isEmpty()) {
      throw Faults.invalid("Empty message");
    }
    if (bytes(message) + attributeBytes() > LARGEST) {
      throw Faults.invalid("Message too long");
    }
    return "json".equals(request.messageStructure()) ? defaultEntry(message) : message;
  }

  Map<String, String> attributes() {
    Map<String, String> attributes = new LinkedHashMap<>();
    request.messageAttributes().forEach((name, value) -> attributes.put(name, text(value)));
    return attributes;
  }

  private int attributeBytes() {
    return request.messageAttributes().entrySet().stream()
        .mapToInt(
            entry ->
                bytes(entry.getKey())
                    + bytes(String.valueOf(entry.getValue().dataType()))
                    + bytes(text(entry.getValue())))
        .sum();
  }

  private static String text(MessageAttributeValue value) {
    if (value.stringValue() != null) {
      return value.stringValue();
    }
    return value.binaryValue() == null
        ? ""
        : Base64.getEncoder().encodeToString(value.binaryValue().asByteArray());
  }

  private static String defaultEntry(String message) {
    try {
      JsonNode entry = JSON.readTree(message).get("default");
      if (entry == null || !entry.isTextual()) {
        throw Faults.invalid("Message Structure - No default entry in JSON message body");
      }
      return entry.textValue();
    } catch (JsonProcessingException not) {
      throw Faults.invalid("Message Structure - JSON message body failed to parse");
    }
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}

package io.dbrefresh.local.sns;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A message as subscribers would have got it.
 *
 * @param time when it was published
 * @param messageId what the publisher was answered
 * @param attributes the message attributes, their values as text (binary values in Base64)
 */
public record PublishedMessage(
    Instant time,
    String messageId,
    String topicArn,
    Optional<String> subject,
    String message,
    Map<String, String> attributes) {

  /** Copies the attributes. */
  public PublishedMessage {
    attributes = Map.copyOf(attributes);
  }
}

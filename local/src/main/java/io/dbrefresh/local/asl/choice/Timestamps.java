package io.dbrefresh.local.asl.choice;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Timestamps as the States Language takes them: RFC 3339, with {@code T} and {@code Z} or offset.
 */
public final class Timestamps {
  private Timestamps() {}

  /** The instant that a string names; empty for any other value. */
  public static Optional<Instant> read(JsonNode value) {
    return value.isTextual() ? read(value.asText()) : Optional.empty();
  }

  /** The instant that a text names, if it names one. */
  public static Optional<Instant> read(String text) {
    try {
      return Optional.of(
          OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME).toInstant());
    } catch (DateTimeParseException other) {
      return Optional.empty();
    }
  }
}

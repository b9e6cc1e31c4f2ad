package io.dbrefresh.launcher.display;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** Times as the records have them, {@code 2026-11-21 03:14:15}, in UTC and saying so. */
public final class Times {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private Times() {}

  /** {@code instant} to the second. */
  public static String shown(Instant instant) {
    return SECONDS.format(instant) + " UTC";
  }

  /** A time in ISO 8601, to the second; anything else as it is. */
  static String shown(String text) {
    try {
      return shown(Instant.parse(text));
    } catch (DateTimeParseException another) {
      return text;
    }
  }
}

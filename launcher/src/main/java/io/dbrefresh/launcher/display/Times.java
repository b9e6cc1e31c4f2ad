package io.dbrefresh.launcher.display;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.function.Function;

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
  public static String shown(String text) {
    return read(text, Times::shown);
  }

  /** The same for a column whose heading says that its times are UTC. */
  public static String inColumn(String text) {
    return read(text, SECONDS::format);
  }

  private static String read(String text, Function<Instant, String> shown) {
    try {
      return shown.apply(Instant.parse(text));
    } catch (DateTimeParseException another) {
      return text;
    }
  }
}

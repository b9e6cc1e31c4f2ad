package io.dbrefresh.launcher.process;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * What standard input is.
 *
 * @param reader its text, UTF-8
 * @param terminal whether somebody types it
 */
public record Input(BufferedReader reader, boolean terminal) {

  /** Reads {@code stream}. */
  public static Input of(InputStream stream, boolean terminal) {
    return new Input(
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)), terminal);
  }
}

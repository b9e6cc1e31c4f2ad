package io.dbrefresh.local.dynamodb;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * The words that an expression may not use as an attribute's name ("Reserved words in DynamoDB").
 * Without them an expression that the service refuses would pass here.
 */
final class ReservedWords {
  private static final Set<String> WORDS = load();

  private ReservedWords() {}

  static boolean contains(String name) {
    return WORDS.contains(name.toUpperCase(Locale.ROOT));
  }

  private static Set<String> load() {
    try (InputStream file =
        Objects.requireNonNull(ReservedWords.class.getResourceAsStream("reserved-words.txt"))) {
      return Set.of(new String(file.readAllBytes(), StandardCharsets.UTF_8).trim().split("\\s+"));
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot read reserved-words.txt", failed);
    }
  }
}

package io.dbrefresh.local.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A script of the project that fills a sample database. A statement ends with a semicolon at the
 * end of a line, which is all that these scripts need.
 */
record SampleScript(Path file) {
  private static final Pattern END = Pattern.compile(";[ \\t]*(?:\\R|\\z)");
  private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*--.*$");

  List<String> statements() {
    try {
      String text = COMMENT.matcher(Files.readString(file)).replaceAll("");
      return Stream.of(END.split(text)).map(String::strip).filter(each -> !each.isEmpty()).toList();
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot read the sample script " + file, failed);
    }
  }

  void run(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      for (String each : statements()) {
        statement.execute(each);
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(
          "The sample script " + file + " failed: " + failed.getMessage(), failed);
    }
  }
}

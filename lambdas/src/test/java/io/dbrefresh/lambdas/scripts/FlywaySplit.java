package io.dbrefresh.lambdas.scripts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.internal.parser.Parser;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.resource.StringResource;
import org.flywaydb.core.internal.sqlscript.SqlStatementIterator;
import org.flywaydb.database.mysql.mariadb.MariaDBParser;
import org.flywaydb.database.postgresql.PostgreSQLParser;

/** Splits a script with Flyway's parser of the engine, which are classes of its inside. */
final class FlywaySplit {
  /** Comments before a statement belong to it for Flyway, and not for us. */
  private static final Pattern LEADING_COMMENTS =
      Pattern.compile(
          "\\A(?:\\s|--[^\\n]*(?:\\n|\\z)|#[^\\n]*(?:\\n|\\z)|/\\*(?![!M]).*?\\*/)+",
          Pattern.DOTALL);

  private static final Configuration AS_WRITTEN =
      new FluentConfiguration().placeholderReplacement(false);

  private FlywaySplit() {}

  static List<String> postgres(String script) {
    return split(() -> new PostgreSQLParser(AS_WRITTEN, new ParsingContext()), script);
  }

  /** With the parser that knows MySQL and what MariaDB adds to it. */
  static List<String> mysql(String script) {
    return split(() -> new MariaDBParser(AS_WRITTEN, new ParsingContext()), script);
  }

  private static List<String> split(Supplier<Parser> parser, String script) {
    List<String> statements = new ArrayList<>();
    try (SqlStatementIterator all = parser.get().parse(new StringResource(script))) {
      while (all.hasNext()) {
        String bare = LEADING_COMMENTS.matcher(all.next().getSql()).replaceFirst("");
        if (!bare.isEmpty()) {
          statements.add(bare);
        }
      }
    }
    return statements;
  }
}

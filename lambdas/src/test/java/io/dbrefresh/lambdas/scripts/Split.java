package io.dbrefresh.lambdas.scripts;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Splits a script as a whole; COPY data are passed over. */
final class Split {
  private Split() {}

  static List<SqlStatement> postgres(String script) {
    try {
      return all(new PostgresLexer(new StringReader(script)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<SqlStatement> mysql(String script) {
    try {
      return all(new MysqlLexer(new StringReader(script)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> texts(List<SqlStatement> statements) {
    return statements.stream().map(SqlStatement::text).toList();
  }

  private static List<SqlStatement> all(SqlLexer lexer) throws IOException {
    List<SqlStatement> statements = new ArrayList<>();
    for (Optional<SqlStatement> next = lexer.next(); next.isPresent(); next = lexer.next()) {
      statements.add(next.get());
      if (next.get().copiesFromStdin() && lexer instanceof PostgresLexer postgres) {
        try (Reader data = postgres.copyData()) {
          data.transferTo(Writer.nullWriter());
        }
      }
    }
    return statements;
  }
}

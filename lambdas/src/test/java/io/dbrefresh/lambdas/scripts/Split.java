package io.dbrefresh.lambdas.scripts;

import io.dbrefresh.lambdas.sql.Dialect;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Splits a script as a whole; COPY data are passed over. */
final class Split {
  private Split() {}

  static List<SqlStatement> postgres(String script) {
    return all(Dialect.POSTGRESQL, script);
  }

  static List<SqlStatement> mysql(String script) {
    return all(Dialect.MYSQL, script);
  }

  static List<String> texts(List<SqlStatement> statements) {
    return statements.stream().map(SqlStatement::text).toList();
  }

  static InputStream bytes(String script) {
    return new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8));
  }

  static String data(CopyData data) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      while (data.next(all::write)) {
        continue;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return all.toString(StandardCharsets.UTF_8);
  }

  private static List<SqlStatement> all(Dialect dialect, String script) {
    List<SqlStatement> statements = new ArrayList<>();
    try (SqlScript sql = new SqlScript(dialect, bytes(script))) {
      for (Optional<SqlStatement> next = sql.next(); next.isPresent(); next = sql.next()) {
        statements.add(next.get());
        if (next.get().copiesFromStdin()) {
          data(sql.data());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return statements;
  }
}

package io.dbrefresh.lambdas.scripts;

import io.dbrefresh.lambdas.sql.Dialect;
import io.dbrefresh.statemachine.sql.SqlSplitter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLSyntaxErrorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Splits a whole text as the scripts of a refresh are split. */
public final class ScriptSplitter implements SqlSplitter {
  @Override
  public List<Part> split(String engine, String text) throws SQLSyntaxErrorException {
    Dialect dialect = engine.contains("postgres") ? Dialect.POSTGRESQL : Dialect.MYSQL;
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    List<Part> parts = new ArrayList<>();
    try (SqlScript script = new SqlScript(dialect, new ByteArrayInputStream(bytes))) {
      for (Optional<SqlStatement> next = script.next(); next.isPresent(); next = script.next()) {
        parts.add(new Part(next.get().text(), next.get().line()));
      }
    } catch (ScriptSyntaxException wrong) {
      throw new SQLSyntaxErrorException("line " + wrong.line() + ": " + wrong.getMessage(), wrong);
    } catch (IOException memoryIsRead) {
      throw new UncheckedIOException(memoryIsRead);
    }
    return parts;
  }
}

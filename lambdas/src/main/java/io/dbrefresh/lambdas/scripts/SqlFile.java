package io.dbrefresh.lambdas.scripts;

import io.dbrefresh.lambdas.sql.Dialect;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The statements of an SQL file, read as they are asked for. */
public final class SqlFile implements Closeable {
  private final Reader reader;
  private final SqlLexer lexer;

  /** The statements in {@code bytes}, which are UTF-8. */
  public SqlFile(InputStream bytes, Dialect dialect) throws IOException {
    reader = new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder());
    lexer = dialect == Dialect.POSTGRESQL ? new PostgresLexer(reader) : new MysqlLexer(reader);
  }

  /**
   * The next statement; empty at the end of the file.
   *
   * @throws ScriptSyntaxException for an open quote or comment, or a command of a client
   */
  public Optional<SqlStatement> next() throws IOException {
    return lexer.next();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}

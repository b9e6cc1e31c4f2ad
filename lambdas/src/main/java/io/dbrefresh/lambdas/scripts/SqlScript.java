package io.dbrefresh.lambdas.scripts;

import io.dbrefresh.lambdas.sql.Dialect;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The statements of one SQL file, UTF-8, split as the vendor's client splits them and read as they
 * are asked for, so that a file may be longer than the memory.
 */
public final class SqlScript implements Closeable {
  private final InputStream bytes;
  private final SqlLexer lexer;

  /** Reads {@code bytes}, which are closed with this. */
  public SqlScript(Dialect dialect, InputStream bytes) throws IOException {
    this.bytes = bytes;
    this.lexer = dialect == Dialect.POSTGRESQL ? new PostgresLexer(bytes) : new MysqlLexer(bytes);
  }

  /**
   * The next statement; empty at the end of the file.
   *
   * @throws ScriptSyntaxException for an open quote or comment, or a command of a client
   */
  public Optional<SqlStatement> next() throws IOException {
    return lexer.next();
  }

  /** The data of the {@code COPY … FROM STDIN} that {@link #next} has just answered. */
  CopyData data() throws IOException {
    if (lexer instanceof PostgresLexer postgres) {
      return postgres.copyData();
    }
    throw new IllegalStateException("Only PostgreSQL's scripts hold data");
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}

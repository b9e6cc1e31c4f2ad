package io.dbrefresh.lambdas.scripts;

import io.dbrefresh.lambdas.sql.Dialect;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The statements of one SQL file, UTF-8, split as the vendor's client splits them and read as they
 * are asked for, so that a file may be longer than the memory.
 */
public final class SqlScript implements Closeable {
  private final DigestInputStream bytes;
  private final SqlLexer lexer;
  private final Header header;
  private String sha256 = "";

  /**
   * Reads {@code bytes}, which are closed with this.
   *
   * @throws ScriptSyntaxException when the comments at the top say something that is not known
   */
  public SqlScript(Dialect dialect, InputStream bytes) throws IOException {
    this.bytes = new DigestInputStream(bytes, sha256Digest());
    this.lexer =
        dialect == Dialect.POSTGRESQL ? new PostgresLexer(this.bytes) : new MysqlLexer(this.bytes);
    this.header = Header.of(lexer.bytes());
  }

  private static MessageDigest sha256Digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /** Whether the script is one transaction, as it is unless its header says otherwise. */
  public boolean isTransactional() {
    return header.transactional();
  }

  /**
   * The next statement; empty at the end of the file.
   *
   * @throws ScriptSyntaxException for an open quote or comment, or a command of a client
   */
  public Optional<SqlStatement> next() throws IOException {
    return lexer.next();
  }

  /** Of the whole file, hexadecimal; asked for when its end has been read. */
  String sha256() {
    if (sha256.isEmpty()) {
      sha256 = HexFormat.of().formatHex(bytes.getMessageDigest().digest());
    }
    return sha256;
  }

  /** Takes to what the session has been set to, from the next statement on. */
  void backslashEscapes(boolean escapes) {
    lexer.backslashEscapes(escapes);
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

package io.dbrefresh.lambdas.sql;

/**
 * What a database said to a login.
 *
 * @param kind whether it let the user in
 * @param message the server's or the driver's words; empty when it let the user in
 */
public record Answer(Kind kind, String message) {

  /** The three ways a login ends. */
  public enum Kind {
    /** The login works and {@code SELECT 1} answers. */
    WELCOME,
    /** A server is there and does not accept user or password. */
    REFUSED,
    /** No server answers, or it is not ready. */
    SILENT
  }

  /** Whether the login works. */
  public boolean isWelcome() {
    return kind == Kind.WELCOME;
  }
}

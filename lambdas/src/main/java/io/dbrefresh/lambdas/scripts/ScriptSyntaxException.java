package io.dbrefresh.lambdas.scripts;

/** A script that cannot be split into statements. */
public final class ScriptSyntaxException extends RuntimeException {
  private final int line;

  ScriptSyntaxException(int line, String message) {
    super(message);
    this.line = line;
  }

  /** Where the trouble begins, a line of the file from 1. */
  public int line() {
    return line;
  }
}

package io.dbrefresh.lambdas.scripts;

import java.util.ArrayList;
import java.util.List;

/**
 * Statements of a transaction that go to the server together: INSERTs alone, of which a message
 * takes many, or a few that change rows in any way.
 */
final class Company {
  static final int MOST_AHEAD = 64;

  /**
   * The server may be waiting for its answers to be read while these are still being written: they
   * fit into the 64 KiB that a connection keeps, in UTF-8 too.
   */
  private static final int CHARACTERS_AHEAD = 16 * 1024;

  private static final int MOST_INSERTS = 256;
  private static final int CHARACTERS_OF_INSERTS = 256 * 1024;

  private final List<SqlStatement> statements = new ArrayList<>();
  private final int mostAhead;
  private boolean onlyInserts;
  private int characters;

  Company(SqlStatement first, Nature nature, int mostAhead) {
    this.mostAhead = mostAhead;
    this.onlyInserts = nature == Nature.INSERT;
    add(first);
  }

  /** Takes a statement in, where it fits. */
  boolean takes(SqlStatement statement, Nature nature) {
    boolean inserts = onlyInserts && nature == Nature.INSERT;
    boolean changesRows = nature == Nature.INSERT || nature == Nature.ROWS;
    boolean fits = inserts ? fitsInserts() : changesRows && fitsAhead(statement);
    if (fits) {
      onlyInserts = inserts;
      add(statement);
    }
    return fits;
  }

  private boolean fitsInserts() {
    return statements.size() < MOST_INSERTS && characters < CHARACTERS_OF_INSERTS;
  }

  /** INSERTs that have found each other go on their own, which is quicker. */
  private boolean fitsAhead(SqlStatement statement) {
    return statements.size() < mostAhead
        && characters + statement.text().length() <= CHARACTERS_AHEAD
        && !(onlyInserts && statements.size() > 1);
  }

  private void add(SqlStatement statement) {
    statements.add(statement);
    characters += statement.text().length();
  }

  /** Leaves the statement out that was taken in last, and answers it. */
  SqlStatement withoutLast() {
    return statements.remove(statements.size() - 1);
  }

  boolean onlyInserts() {
    return onlyInserts;
  }

  List<SqlStatement> statements() {
    return statements;
  }
}

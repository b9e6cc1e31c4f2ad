package io.dbrefresh.lambdas.scripts;

import java.util.ArrayList;
import java.util.List;

/** What has been counted of a script so far. */
final class Tally {
  private static final int COMMITS_KEPT = 20;

  private long statements;
  private long rows;
  private long millis;
  private int unheard;
  private int slowestLine;
  private long slowestMillis;
  private final List<Integer> implicitCommits = new ArrayList<>();

  Tally(Mark mark) {
    this.statements = mark.statements();
    this.rows = mark.rows();
    this.millis = mark.millis();
  }

  long statements() {
    return statements;
  }

  /** How long the statements took so far. */
  long millis() {
    return millis;
  }

  /** {@code count} statements ran, of which the slowest stands at {@code line}. */
  void add(int line, int count, long changed, long took) {
    statements += count;
    rows += changed;
    millis += took;
    if (took >= slowestMillis) {
      slowestMillis = took;
      slowestLine = line;
    }
  }

  void implicitCommit(int line) {
    if (implicitCommits.size() < COMMITS_KEPT) {
      implicitCommits.add(line);
    }
  }

  /** A statement that is counted already ended while nobody listened. */
  void unheard(int line, long took) {
    unheard++;
    add(line, 0, 0, took);
  }

  /** The mark of the statements so far and {@code more}. */
  Mark mark(int script, long more, long begun) {
    return new Mark(script, statements + more, rows, millis, begun, false, "", 0, "");
  }

  /** The mark of the finished script, whose last {@code more} statements go along with it. */
  Mark finished(int script, long more, String sha256) {
    return new Mark(script, statements + more, rows, millis, 0, true, sha256, 0, "");
  }

  ScriptReport report(String sha256) {
    return new ScriptReport(
        statements, rows, millis, unheard, slowestLine, slowestMillis, implicitCommits, sha256);
  }
}

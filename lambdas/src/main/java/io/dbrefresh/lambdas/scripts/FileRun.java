package io.dbrefresh.lambdas.scripts;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * One invocation's work on one script. Each mark commits with the work it speaks of: what a mark
 * says has happened has, and what it does not speak of has not.
 */
abstract class FileRun {
  static final String BEGIN = "START TRANSACTION";
  static final String COMMIT = "COMMIT";

  private final Course course;
  private long committed;
  private int lockedLine;
  private int boundLine;

  FileRun(Course course) {
    this.course = course;
    this.committed = course.start().statements();
  }

  /**
   * Runs what is left of the script, as far as the time allows.
   *
   * @throws ScriptFailedException when a statement fails, or the script cannot be gone on with
   * @throws SQLException when the server or the way to it is gone
   */
  final Ending run() throws SQLException, IOException, ScriptFailedException {
    try {
      new Resumption(course).goTo(course.start());
      prepare();
      Optional<SqlStatement> next = course.script().next();
      while (next.isPresent()) {
        if (course.watch().time().isUp()) {
          return stopped(next.get());
        }
        course.current(next.get());
        next = step(next.get());
      }
      return finished();
    } catch (ScriptSyntaxException e) {
      throw course.failed(e.line(), "", String.valueOf(e.getMessage()));
    } catch (StatementFailure e) {
      return ended(e);
    }
  }

  /** What has to be done before the first statement. */
  abstract void prepare() throws SQLException;

  /** Runs a statement, or several that begin with it, and answers the one that follows. */
  abstract Optional<SqlStatement> step(SqlStatement statement)
      throws StatementFailure, SQLException, IOException;

  /** Marks the script as finished, unless its last statement has. */
  abstract void markFinished() throws StatementFailure, SQLException, ScriptFailedException;

  /** Whether what was begun and not committed is undone when the session ends. */
  abstract boolean isUndone() throws SQLException;

  private Ending finished() throws SQLException, StatementFailure, ScriptFailedException {
    String sha256 = course.sha256();
    markFinished();
    ScriptReport report = course.tally().report(sha256);
    course.marks().report(course.session().connection(), course.place(), Reports.json(report));
    return new Ending.Finished(report);
  }

  private Ending ended(StatementFailure failure) throws SQLException, ScriptFailedException {
    if (course.watch().hasFired()) {
      return course.isDetached() ? course.left() : stopped(course.current());
    }
    if (failure.isConnectionLost()) {
      throw failure.sql();
    }
    throw course.failed(failure, committed > 0 && course.script().isTransactional());
  }

  /** The time is up before {@code next} has run. */
  private Ending stopped(SqlStatement next) throws SQLException, ScriptFailedException {
    boolean bound = committed > 0 && (boundLine > 0 || lockedLine > 0);
    boolean progress = committed > course.start().statements() || !course.isFirst();
    if (progress && !bound && (lockedLine == 0 && isUndone())) {
      return new Ending.Unfinished(course.at(next.line()) + " is next");
    }
    String why =
        bound
            ? "line %d made something that goes with the session, so the script cannot go on in another; split it"
                .formatted(Math.max(boundLine, lockedLine))
            : course.script().isTransactional()
                ? "the script is one transaction and does not come to its end before Lambda's time limit; split it, or begin it with \"-- dbrefresh: not-transactional\""
                : "the transaction or COPY does not come to its end before Lambda's time limit; split it";
    throw course.failed(next.line(), next.text(), why);
  }

  /** Runs what both kinds of scripts run alike. */
  final Optional<SqlStatement> common(SqlStatement statement, Nature nature)
      throws StatementFailure, SQLException, IOException {
    boolean open = course.session().inTransaction();
    String before = course.mark(0, 0);
    String after = course.mark(1, 0);
    switch (nature) {
      case COMMIT -> course.run(statement, false, List.of(after, statement.text()), 1);
      case ROLLBACK, UNLOCK -> course.run(statement, false, List.of(statement.text(), after), 0);
      case BEGIN ->
          course.run(
              statement,
              false,
              open ? List.of(before, statement.text()) : List.of(statement.text()),
              open ? 1 : 0);
      case LOCK -> course.run(statement, false, List.of(begun(), statement.text()), 1);
      default -> course.run(statement, nature != Nature.PROCEDURE || !open, bracket(statement), 1);
    }
    lockedLine =
        nature == Nature.LOCK ? statement.line() : nature == Nature.UNLOCK ? 0 : lockedLine;
    if (nature == Nature.IMPLICIT_COMMIT && open || nature == Nature.LOCK && open) {
      course.tally().implicitCommit(statement.line());
    }
    committedNow();
    return course.script().next();
  }

  /** A statement that may commit, between a mark that it is begun and one that it is done. */
  private List<String> bracket(SqlStatement statement) {
    return List.of(begun(), statement.text(), course.mark(1, 0));
  }

  /** The mark that the next statement is begun and cannot be undone. */
  final String begun() {
    return course.mark(0, course.tally().statements() + 1);
  }

  /** Remembers that the session has what another one lacks. */
  final void bound(SqlStatement statement) {
    boundLine = boundLine == 0 ? statement.line() : boundLine;
  }

  /** Notes what is committed, where no transaction is open. */
  final void committedNow() {
    if (!course.session().inTransaction() && lockedLine == 0) {
      committed = course.tally().statements();
    }
  }

  final boolean tablesLocked() {
    return lockedLine > 0;
  }

  final Course course() {
    return course;
  }
}

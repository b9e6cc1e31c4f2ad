package io.dbrefresh.lambdas.scripts;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/** What the work on one script has at hand: its session, its marks, what it has counted. */
final class Course {
  /** Notes in another session that a statement is left running. */
  interface Leaving {
    void leave(Left left) throws SQLException;
  }

  /**
   * A script among those of its phase.
   *
   * @param place from 0
   * @param key its key in S3
   * @param isFirst whether it is the first that this invocation works on
   */
  record Which(int place, String key, boolean isFirst) {}

  private final Which which;
  private final ScriptSession session;
  private final Marks marks;
  private final SqlScript script;
  private final Mark start;
  private final Tally tally;
  private final Watch watch;
  private final StatementLog log;
  private final Leaving leaving;
  private final Clock clock;
  private SqlStatement current = new SqlStatement("", 1, false);
  private List<SqlStatement> batch = List.of();
  private long begunAt;
  private boolean detached;

  Course(
      Which which,
      ScriptSession session,
      Marks marks,
      SqlScript script,
      Mark start,
      Watch watch,
      StatementLog log,
      Leaving leaving,
      Clock clock) {
    this.which = which;
    this.session = session;
    this.marks = marks;
    this.script = script;
    this.start = start;
    this.tally = new Tally(start);
    this.watch = watch;
    this.log = log;
    this.leaving = leaving;
    this.clock = clock;
  }

  /** The statement that writes the mark of what is counted and {@code more} statements. */
  String mark(long more, long begun) {
    return marks.update(tally.mark(which.place(), more, begun));
  }

  /** The statement that marks the script as finished. */
  String finishedMark(long more, String sha256) {
    return marks.update(tally.finished(which.place(), more, sha256));
  }

  /**
   * Runs one statement of the script in a message with others.
   *
   * @param detachable whether the server brings the message to its end when nobody listens
   * @param place the statement's place in the message, from 0
   */
  void run(SqlStatement statement, boolean detachable, List<String> message, int place)
      throws StatementFailure, SQLException, IOException {
    begin(statement, detachable);
    long[] rows = watched(() -> session.send(message));
    ran(statement, rows[place]);
  }

  /** Begins a statement, which is what a failure is about from now on. */
  void begin(SqlStatement statement, boolean detachable) {
    current = statement;
    batch = List.of(statement);
    detached = detachable;
    begunAt = clock.millis();
  }

  /** Counts a statement that has run. */
  void ran(SqlStatement statement, long rows) {
    ran(statement, rows, clock.millis());
  }

  private void ran(SqlStatement statement, long rows, long endedAt) {
    long millis = endedAt - begunAt;
    log.ran(
        statement,
        tally.statements() + 1,
        rows,
        millis,
        !session.hasTransactionalDdl() && session.nature(statement) == Nature.IMPLICIT_COMMIT);
    tally.add(statement.line(), 1, rows, millis);
  }

  /** Runs several statements in one message. */
  void runBatch(List<SqlStatement> statements) throws StatementFailure, SQLException, IOException {
    begin(statements.get(0), false);
    batch = statements;
    long[] rows =
        watched(() -> session.sendBatch(statements.stream().map(SqlStatement::text).toList()));
    long millis = clock.millis() - begunAt;
    log.ran(statements, tally.statements() + 1, rows, millis);
    long changed = 0;
    for (long one : rows) {
      changed += one;
    }
    tally.add(statements.get(0).line(), statements.size(), changed, millis);
  }

  /** Runs several statements that are sent ahead of the answers, each of which is counted alone. */
  void runAhead(List<SqlStatement> statements) throws StatementFailure, SQLException, IOException {
    begin(statements.get(0), false);
    batch = statements;
    List<String> texts = statements.stream().map(SqlStatement::text).toList();
    watched(
        () -> {
          session.sendAhead(texts, this::answered);
          return true;
        });
  }

  /** The server went on to the next one when it answered. */
  private void answered(int place, long rows) {
    long now = clock.millis();
    ran(batch.get(place), rows, now);
    current = batch.get(Math.min(place + 1, batch.size() - 1));
    begunAt = now;
  }

  /** Calls with an eye on the time. */
  <T> T watched(Watch.Call<T> call) throws StatementFailure, SQLException, IOException {
    return watch.during(detached ? session::abandon : session::cancel, call);
  }

  /** The current statement is left running in the server. */
  Ending left() {
    log.left(current.line(), tally.statements() + 1, clock.millis() - begunAt);
    try {
      leaving.leave(new Left(which.place(), tally.statements() + 1, current.line(), begunAt));
    } catch (SQLException e) {
      // Then the next invocation finds it as it finds one whose invocation was killed.
      return new Ending.Unfinished(at(current.line()) + " goes on in the server, unnoted");
    }
    return new Ending.Unfinished(at(current.line()) + " goes on in the server");
  }

  ScriptFailedException failed(StatementFailure failure, boolean kept) {
    SqlStatement guilty =
        failure.place() > 0 && failure.place() < batch.size()
            ? batch.get(failure.place())
            : current;
    String message = String.valueOf(failure.sql().getMessage());
    if (failure.place() < 0 && batch.size() > 1) {
      message +=
          " (in one of the statements up to line " + batch.get(batch.size() - 1).line() + ")";
    }
    if (session.refusesCompany(failure.sql())) {
      message += "; begin the script with \"-- dbrefresh: not-transactional\"";
    }
    if (kept) {
      message += " (what ran before the last commit stays)";
    }
    return failed(guilty.line(), guilty.text(), message);
  }

  ScriptFailedException failed(int line, String statement, String message) {
    return new ScriptFailedException(at(line), statement, message);
  }

  String at(int line) {
    return which.key() + ":" + line;
  }

  /** Of the whole script, whose end has been read. */
  String sha256() {
    return script.sha256();
  }

  void current(SqlStatement statement) {
    current = statement;
  }

  SqlStatement current() {
    return current;
  }

  boolean isDetached() {
    return detached;
  }

  boolean isFirst() {
    return which.isFirst();
  }

  int place() {
    return which.place();
  }

  ScriptSession session() {
    return session;
  }

  Marks marks() {
    return marks;
  }

  SqlScript script() {
    return script;
  }

  Mark start() {
    return start;
  }

  Tally tally() {
    return tally;
  }

  Watch watch() {
    return watch;
  }

  StatementLog log() {
    return log;
  }
}

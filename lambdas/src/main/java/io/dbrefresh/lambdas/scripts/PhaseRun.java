package io.dbrefresh.lambdas.scripts;

import io.dbrefresh.lambdas.sql.Login;
import io.dbrefresh.lambdas.sql.Logins;
import io.dbrefresh.statemachine.plan.ScriptFile;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The scripts of one phase on one database: each call goes on where the marks in that database say
 * that the calls before have come to, as far as its time allows.
 */
final class PhaseRun {
  private static final long PATIENCE_MILLIS = 2_000;
  private static final long LONGEST_PAUSE_MILLIS = 200;

  private final Logins logins;
  private final Login login;
  private final Marks marks;
  private final List<ScriptFile> files;
  private final ScriptStore store;
  private final Function<ScriptFile, String> keys;
  private final Clock clock;

  /** {@code keys} are what the files are called in messages. */
  PhaseRun(
      Logins logins,
      Login login,
      Marks marks,
      List<ScriptFile> files,
      ScriptStore store,
      Function<ScriptFile, String> keys,
      Clock clock) {
    this.logins = logins;
    this.login = login;
    this.marks = marks;
    this.files = files;
    this.store = store;
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * Where the phase stands.
   *
   * @param reports of all scripts, when all are finished
   * @param waiting for what, otherwise
   */
  record Standing(Optional<List<ScriptReport>> reports, String waiting) {
    static Standing waiting(String what) {
      return new Standing(Optional.empty(), what);
    }
  }

  /**
   * Goes on.
   *
   * @throws SQLException when the server or the way to it is gone
   */
  Standing advance(TimeLeft time, Consumer<String> log)
      throws SQLException, IOException, ScriptFailedException {
    boolean first = true;
    List<ScriptReport> reports = new ArrayList<>();
    while (true) {
      try (ScriptSession session = ScriptSession.open(logins, login)) {
        if (!locked(session)) {
          return Standing.waiting(goesOn(session));
        }
        if (first) {
          marks.create(session.connection());
        }
        Optional<Mark> mark = unfinished(session.connection(), reports, log);
        int next = reports.size();
        if (next < files.size()) {
          if (!first && !time.isEnoughToBegin()) {
            return Standing.waiting(keys.apply(files.get(next)) + " is next");
          }
          Ending ending = run(session, next, mark, first, time, log);
          if (ending instanceof Ending.Unfinished unfinished) {
            return Standing.waiting(unfinished.detail());
          }
          reports.add(((Ending.Finished) ending).report());
        }
        if (reports.size() == files.size()) {
          return new Standing(Optional.of(reports), "");
        }
        first = false;
      }
    }
  }

  /** Takes the marks away, when nobody needs them any more. */
  void clear() throws SQLException {
    try (Connection connection = logins.connectForScripts(login)) {
      marks.drop(connection);
    }
  }

  private static boolean locked(ScriptSession session) throws SQLException {
    long pause = 1;
    for (long waited = 0; waited < PATIENCE_MILLIS; waited += pause) {
      if (session.tryLock()) {
        return true;
      }
      pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
      try {
        Thread.sleep(pause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return false;
  }

  private String goesOn(ScriptSession session) throws SQLException {
    String what = "what an earlier call has begun";
    try {
      what = marks.left(session.connection()).map(this::at).orElse(what);
    } catch (SQLException e) {
      return "the session of an earlier call begins: " + session.holder();
    }
    return what + " goes on in the server: " + session.holder();
  }

  private String at(Left left) {
    return keys.apply(files.get(left.script())) + ":" + left.line();
  }

  /** Adds what scripts did that have finished since; the mark of the next where it has begun. */
  private Optional<Mark> unfinished(
      Connection connection, List<ScriptReport> reports, Consumer<String> log)
      throws SQLException {
    for (Mark mark : marks.from(connection, reports.size())) {
      if (!mark.finished()) {
        return Optional.of(mark);
      }
      reports.add(
          mark.report().isEmpty() ? unheard(connection, mark, log) : Reports.read(mark.report()));
    }
    return Optional.empty();
  }

  /** Nobody has heard the end of the script: it was left running, or its answer was lost. */
  private ScriptReport unheard(Connection connection, Mark mark, Consumer<String> log)
      throws SQLException {
    Tally tally = new Tally(mark);
    Optional<Left> left = marks.left(connection).filter(one -> one.script() == mark.script());
    long took = left.map(one -> one.took(mark, clock.millis())).orElse(0L);
    int line = left.map(Left::line).orElse(0);
    tally.unheard(line, took);
    new StatementLog(log, keys.apply(files.get(mark.script())))
        .pickedUp(line, mark.statements(), took);
    ScriptReport report = tally.report(mark.sha256());
    marks.report(connection, mark.script(), Reports.json(report));
    return report;
  }

  private Ending run(
      ScriptSession session,
      int place,
      Optional<Mark> known,
      boolean first,
      TimeLeft time,
      Consumer<String> lines)
      throws SQLException, IOException, ScriptFailedException {
    Optional<Left> left = Optional.empty();
    if (known.isEmpty()) {
      marks.begin(session.connection(), place);
    } else {
      left = marks.left(session.connection()).filter(one -> one.script() == place);
    }
    Mark mark = known.orElseGet(() -> Mark.none(place));
    String key = keys.apply(files.get(place));
    StatementLog log = new StatementLog(lines, key);
    try (Watch watch = new Watch(time);
        SqlScript script = new SqlScript(login.dialect(), store.open(files.get(place)))) {
      Course.Which which = new Course.Which(place, key, first);
      Course course =
          new Course(which, session, marks, script, mark, watch, log, this::leave, clock);
      if (left.isPresent()) {
        pickUp(course, mark, left.get());
      }
      FileRun run =
          script.isTransactional() ? new TransactionalRun(course) : new StatementwiseRun(course);
      return run.run();
    } catch (ScriptSyntaxException e) {
      throw new ScriptFailedException(key + ":" + e.line(), "", String.valueOf(e.getMessage()));
    }
  }

  private void leave(Left left) throws SQLException {
    try (Connection connection = logins.connectForScripts(login)) {
      marks.leave(connection, left);
    }
  }

  /** The session of a statement that was left running is over: its mark tells how it ended. */
  private void pickUp(Course course, Mark mark, Left left) throws ScriptFailedException {
    if (mark.statements() < left.statement()) {
      throw course.failed(
          left.line(),
          "",
          "was left running in the server when Lambda's time was up, and did not succeed there; its"
              + " work is undone, and the server's log says why");
    }
    if (mark.statements() == left.statement()) {
      long took = left.took(mark, clock.millis());
      course.tally().unheard(left.line(), took);
      course.log().pickedUp(left.line(), left.statement(), took);
    }
  }
}

package io.dbrefresh.lambdas.scripts;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** A script whose header says that it is not transactional: each statement commits with a mark. */
final class StatementwiseRun extends FileRun {
  private boolean rollsBack = true;

  StatementwiseRun(Course course) {
    super(course);
  }

  @Override
  void prepare() throws SQLException {
    rollsBack = course().session().rollsBack();
  }

  @Override
  boolean isUndone() {
    return rollsBack || !course().session().inTransaction();
  }

  @Override
  Optional<SqlStatement> step(SqlStatement statement)
      throws StatementFailure, SQLException, IOException {
    Nature nature = course().session().nature(statement);
    if (statement.copiesFromStdin()) {
      copy(statement);
    } else if (tablesLocked() && nature != Nature.UNLOCK) {
      course().run(statement, false, List.of(statement.text()), 0);
    } else {
      switch (nature) {
        case BEGIN, COMMIT, ROLLBACK, LOCK, UNLOCK, IMPLICIT_COMMIT -> {
          return common(statement, nature);
        }
        default -> one(statement, nature);
      }
    }
    committedNow();
    course().script().backslashEscapes(course().session().backslashEscapes());
    return course().script().next();
  }

  private void one(SqlStatement statement, Nature nature)
      throws StatementFailure, SQLException, IOException {
    if (nature == Nature.BOUND) {
      bound(statement);
    }
    if (course().session().inTransaction() || nature == Nature.SESSION) {
      course().run(statement, false, List.of(statement.text(), course().mark(1, 0)), 0);
    } else if (nature == Nature.ALONE || nature == Nature.PROCEDURE || !rollsBack) {
      alone(statement);
    } else {
      atomic(statement, nature);
    }
  }

  private void atomic(SqlStatement statement, Nature nature)
      throws StatementFailure, SQLException, IOException {
    List<String> message = course().session().atomic(statement.text(), course().mark(1, 0));
    try {
      course().run(statement, nature != Nature.BOUND, message, message.indexOf(statement.text()));
    } catch (StatementFailure failure) {
      if (!course().session().refusesCompany(failure.sql())) {
        throw failure;
      }
      alone(statement); // nothing of the message has happened
    }
  }

  private void alone(SqlStatement statement) throws StatementFailure, SQLException, IOException {
    ScriptSession session = course().session();
    session.execute(begun());
    course().begin(statement, true);
    course()
        .watched(
            () -> {
              session.sendAlone(statement.text(), course().mark(1, 0));
              return true;
            });
    course().ran(statement, 0);
  }

  private void copy(SqlStatement statement) throws StatementFailure, SQLException, IOException {
    ScriptSession session = course().session();
    boolean own = !session.inTransaction();
    if (own) {
      session.execute(BEGIN);
    }
    course().begin(statement, false);
    CopyData data = course().script().data();
    long rows = course().watched(() -> session.copy(statement.text(), data));
    String mark = course().mark(1, 0);
    session.send(own ? List.of(mark, COMMIT) : List.of(mark));
    course().ran(statement, rows);
  }

  @Override
  void markFinished() throws StatementFailure, SQLException, ScriptFailedException {
    if (course().session().inTransaction()) {
      SqlStatement last = course().current();
      throw course()
          .failed(last.line(), "", "the script ends inside a transaction that it has begun");
    }
    if (tablesLocked()) {
      course().session().execute("UNLOCK TABLES");
    }
    course().session().send(List.of(course().finishedMark(0, course().sha256())));
  }
}

package io.dbrefresh.lambdas.scripts;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** A script that is one transaction, apart from what commits by itself or by its own COMMIT. */
final class TransactionalRun extends FileRun {
  private static final long QUICK_MILLIS = 50;

  private boolean undone;
  private int mostAhead = 1;
  private boolean finished;

  TransactionalRun(Course course) {
    super(course);
  }

  @Override
  void prepare() throws SQLException {
    undone = course().session().rollsBack();
    if (!undone) {
      course().session().execute(begun()); // from here on there is no way back
    }
    mostAhead = course().session().answersEach() ? Company.MOST_AHEAD : 1;
  }

  @Override
  boolean isUndone() throws SQLException {
    return course().session().rollsBack();
  }

  @Override
  Optional<SqlStatement> step(SqlStatement statement)
      throws StatementFailure, SQLException, IOException {
    ScriptSession session = course().session();
    Nature nature = session.nature(statement);
    boolean own = nature != Nature.BEGIN && nature != Nature.COMMIT && nature != Nature.ROLLBACK;
    if (own && !tablesLocked() && !session.inTransaction()) {
      session.execute(BEGIN);
    }
    if (statement.copiesFromStdin()) {
      return copy(statement);
    }
    if (tablesLocked() && nature != Nature.UNLOCK && nature != Nature.SESSION) {
      return only(statement);
    }
    return switch (nature) {
      case INSERT, ROWS -> together(statement);
      case SESSION -> session(statement);
      case BOUND -> {
        bound(statement);
        yield lookingAhead(statement);
      }
      case PLAIN, ALONE -> lookingAhead(statement);
      case PROCEDURE ->
          session.hasTransactionalDdl() ? lookingAhead(statement) : common(statement, nature);
      default -> common(statement, nature);
    };
  }

  private Optional<SqlStatement> only(SqlStatement statement)
      throws StatementFailure, SQLException, IOException {
    course().run(statement, false, List.of(statement.text()), 0);
    return course().script().next();
  }

  private Optional<SqlStatement> copy(SqlStatement statement)
      throws StatementFailure, SQLException, IOException {
    course().begin(statement, false);
    CopyData data = course().script().data();
    long rows = course().watched(() -> course().session().copy(statement.text(), data));
    course().ran(statement, rows);
    return course().script().next();
  }

  private Optional<SqlStatement> session(SqlStatement statement)
      throws StatementFailure, SQLException, IOException {
    course().run(statement, false, List.of(statement.text()), 0);
    course().script().backslashEscapes(course().session().backslashEscapes());
    return course().script().next();
  }

  private Optional<SqlStatement> lookingAhead(SqlStatement statement)
      throws StatementFailure, SQLException, IOException {
    return alone(statement, course().script().next());
  }

  /** The last statement takes the script's mark and the commit along, so it can be left running. */
  private Optional<SqlStatement> alone(SqlStatement statement, Optional<SqlStatement> following)
      throws StatementFailure, SQLException, IOException {
    if (following.isPresent()) {
      course().run(statement, false, List.of(statement.text()), 0);
      return following;
    }
    String mark = course().finishedMark(1, course().sha256());
    finished = true;
    List<String> message = course().session().last(statement.text(), mark);
    course().run(statement, true, message, message.indexOf(statement.text()));
    return following;
  }

  private Optional<SqlStatement> together(SqlStatement first)
      throws StatementFailure, SQLException, IOException {
    ScriptSession session = course().session();
    Company company = new Company(first, session.nature(first), mostAhead);
    Optional<SqlStatement> following = course().script().next();
    while (following.isPresent()
        && company.takes(following.get(), session.nature(following.get()))) {
      following = course().script().next();
    }
    if (company.onlyInserts()) {
      course().runBatch(company.statements());
      return following;
    }
    if (following.isEmpty() && company.statements().size() > 1) {
      following = Optional.of(company.withoutLast()); // it takes the mark along
    }
    if (session.answersEach() && company.statements().size() > 1) {
      course().runAhead(company.statements());
      return following;
    }
    return paced(company, following);
  }

  /** Where answers come together they share their time, so slow statements go one by one. */
  private Optional<SqlStatement> paced(Company company, Optional<SqlStatement> following)
      throws StatementFailure, SQLException, IOException {
    long before = course().tally().millis();
    Optional<SqlStatement> next = following;
    if (company.statements().size() == 1) {
      next = alone(company.statements().get(0), following);
    } else {
      course().runBatch(company.statements());
    }
    boolean quick = course().tally().millis() - before <= QUICK_MILLIS;
    if (!course().session().answersEach() && undone) {
      mostAhead = quick ? Math.min(2 * mostAhead, Company.MOST_AHEAD) : 1;
    }
    return next;
  }

  @Override
  void markFinished() throws StatementFailure, SQLException {
    if (finished) {
      return;
    }
    if (tablesLocked()) {
      course().session().execute("UNLOCK TABLES");
    }
    String mark = course().finishedMark(0, course().sha256());
    course()
        .session()
        .send(course().session().inTransaction() ? List.of(mark, COMMIT) : List.of(mark));
  }
}

package io.dbrefresh.lambdas.scripts;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A script that is one transaction, apart from what commits by itself or by its own COMMIT. */
final class TransactionalRun extends FileRun {
  private static final int BATCH_STATEMENTS = 256;
  private static final int BATCH_CHARACTERS = 256 * 1024;

  private boolean finished;

  TransactionalRun(Course course) {
    super(course);
  }

  @Override
  void prepare() throws SQLException {
    if (!course().session().rollsBack()) {
      course().session().execute(begun()); // from here on there is no way back
    }
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
      case INSERT -> batch(statement);
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

  /** The last statement takes the script's mark and the commit along, so it can be left running. */
  private Optional<SqlStatement> lookingAhead(SqlStatement statement)
      throws StatementFailure, SQLException, IOException {
    Optional<SqlStatement> following = course().script().next();
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

  private Optional<SqlStatement> batch(SqlStatement first)
      throws StatementFailure, SQLException, IOException {
    List<SqlStatement> batch = new ArrayList<>();
    batch.add(first);
    int characters = first.text().length();
    Optional<SqlStatement> following = course().script().next();
    while (following.isPresent()
        && batch.size() < BATCH_STATEMENTS
        && characters < BATCH_CHARACTERS
        && course().session().nature(following.get()) == Nature.INSERT) {
      batch.add(following.get());
      characters += following.get().text().length();
      following = course().script().next();
    }
    course().runBatch(batch);
    return following;
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

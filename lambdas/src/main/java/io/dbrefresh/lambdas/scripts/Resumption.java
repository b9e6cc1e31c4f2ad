package io.dbrefresh.lambdas.scripts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds in a script the place that its mark speaks of, and brings a new session there. */
final class Resumption {
  private final Course course;

  Resumption(Course course) {
    this.course = course;
  }

  /**
   * Passes over what has run, and repeats what concerns the session alone.
   *
   * @throws ScriptFailedException when no other session can go on there
   */
  void goTo(Mark mark) throws IOException, StatementFailure, ScriptFailedException {
    List<SqlStatement> repeated = new ArrayList<>();
    for (long done = 0; done < mark.statements(); done++) {
      Optional<SqlStatement> statement = course.script().next();
      if (statement.isEmpty()) {
        break;
      }
      passOver(statement.get(), repeated);
      course.current(statement.get());
    }
    if (mark.begun() > mark.statements()) {
      throw unknown();
    }
    for (SqlStatement statement : repeated) {
      course.current(statement);
      course.session().send(List.of(statement.text()));
    }
    course.script().backslashEscapes(course.session().backslashEscapes());
  }

  private void passOver(SqlStatement statement, List<SqlStatement> repeated)
      throws IOException, ScriptFailedException {
    if (statement.copiesFromStdin()) {
      try {
        CopyData data = course.script().data();
        while (data.next((bytes, offset, length) -> {})) {
          continue;
        }
      } catch (java.sql.SQLException e) {
        throw new IllegalStateException(e); // nothing is sent anywhere
      }
      return;
    }
    Nature nature = course.session().nature(statement);
    if (nature == Nature.BOUND) {
      throw course.failed(
          statement.line(),
          statement.text(),
          "made something that went with its session, so the script cannot go on behind it; split it");
    }
    if (nature == Nature.SESSION) {
      repeated.add(statement);
    }
  }

  /** A statement that cannot be undone was begun, and nobody knows how it ended. */
  private ScriptFailedException unknown() throws IOException {
    SqlStatement statement = course.script().next().orElseGet(() -> new SqlStatement("", 1, false));
    return course.failed(
        statement.line(),
        statement.text(),
        "was begun by an earlier invocation and has ended without telling whether it succeeded; it is not run again, since it cannot be undone");
  }
}

package io.dbrefresh.lambdas.roles;

import static io.dbrefresh.lambdas.roles.RoleSession.name;

import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.lambdas.sql.SqlWords;
import io.dbrefresh.statemachine.plan.DatabaseRoles;
import io.dbrefresh.statemachine.step.StepError;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Proves as app and as migrator that the application can work. */
final class RoleCheck {
  private final TokenLogins logins;
  private final DatabaseRoles roles;

  RoleCheck(TokenLogins logins, DatabaseRoles roles) {
    this.logins = logins;
    this.roles = roles;
  }

  /**
   * Checks all of it.
   *
   * @throws StepFailedException which names the first thing that is wrong
   * @throws TokenRefusedException when a role cannot log in
   */
  void check() throws SQLException {
    try (Connection migrator = logins.connect(roles.migrator());
        Connection app = logins.connect(roles.app())) {
      checkSearchPath(migrator, roles.migrator());
      checkSearchPath(app, roles.app());
      checkTable(migrator, app);
      for (Map.Entry<String, Boolean> extension : roles.extensions().entrySet()) {
        checkExtension(migrator, extension.getKey(), extension.getValue());
      }
    }
  }

  private void checkSearchPath(Connection connection, String role) throws SQLException {
    Optional<String> other =
        new RoleSession(connection)
            .one(
                "SELECT current_setting('search_path')"
                    + " WHERE current_setting('search_path') <> quote_ident(?)",
                roles.schema());
    if (other.isPresent()) {
      throw wrong(
          "the search_path of %s is %s, and must be %s; a setting of the role counts before the database's"
              .formatted(role, other.get(), roles.schema()));
    }
  }

  private void checkTable(Connection migrator, Connection app) throws SQLException {
    String table = name("dbrefresh_check_" + UUID.randomUUID().toString().substring(0, 8));
    run(migrator, roles.migrator(), "CREATE TABLE " + table + " (id serial, note text)");
    try {
      run(app, roles.app(), "INSERT INTO " + table + " (note) VALUES ('checked')");
      run(app, roles.app(), "SELECT id, note FROM " + table);
    } finally {
      run(migrator, roles.migrator(), "DROP TABLE " + table);
    }
  }

  private static void checkExtension(Connection connection, String extension, boolean wanted)
      throws SQLException {
    String condition = (wanted ? "" : "NOT ") + Extensions.PRESENT;
    if (new RoleSession(connection).lacks(condition, extension)) {
      throw wrong(
          "the extension %s is %s"
              .formatted(extension, wanted ? "missing" : "there, and must not be"));
    }
  }

  private static void run(Connection connection, String role, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      if (SqlWords.isPassing(e)) {
        throw e;
      }
      throw wrong("%s may not %s: %s".formatted(role, sql, SqlWords.of(e)));
    }
  }

  private static StepFailedException wrong(String what) {
    return new StepFailedException(StepError.ROLES_WRONG, what);
  }
}

package io.dbrefresh.lambdas.roles;

import io.dbrefresh.statemachine.plan.DatabaseRoles;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Brings a database to what its application needs, as its master user and in one transaction: all
 * of it, or nothing.
 */
final class Management {
  private static final String ALONE = "SELECT pg_advisory_xact_lock(hashtext('dbrefresh roles'))";

  private final Connection connection;
  private final DatabaseRoles roles;

  /** {@code connection} is the master's, with auto-commit on. */
  Management(Connection connection, DatabaseRoles roles) {
    this.connection = connection;
    this.roles = roles;
  }

  /**
   * Does what is missing.
   *
   * @return the statements that have changed something; none at a second run
   * @throws io.dbrefresh.lambdas.StepFailedException when the master may not do it
   */
  List<String> manage() throws SQLException {
    connection.setAutoCommit(false);
    try {
      RoleSession session = new RoleSession(connection);
      session.one(ALONE);
      manage(session);
      connection.commit();
      return session.changes();
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private void manage(RoleSession session) throws SQLException {
    Membership membership = new Membership(session);
    DatabaseRules database = new DatabaseRules(session, membership);
    SchemaRules schema = new SchemaRules(session, membership, roles);
    database.closeToPublic();
    database.searchPath(roles.schema());
    LoginRoles logins = new LoginRoles(session);
    for (String role : List.of(roles.migrator(), roles.app())) {
      logins.create(role);
      database.letIn(role);
    }
    schema.create();
    new Extensions(session, membership).bring(roles.extensions());
    schema.defaultPrivileges();
    new ExistingObjects(session, membership, roles).open();
  }
}

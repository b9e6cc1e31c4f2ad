package io.dbrefresh.lambdas.roles;

import static io.dbrefresh.lambdas.roles.RoleSession.name;

import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.statemachine.step.StepError;
import java.sql.SQLException;

/** Roles that log in with IAM tokens. */
final class LoginRoles {
  static final String RDS_IAM = "rds_iam";

  private static final String MEMBER =
      """
      EXISTS (SELECT FROM pg_catalog.pg_auth_members m
        JOIN pg_catalog.pg_roles g ON g.oid = m.roleid
        JOIN pg_catalog.pg_roles r ON r.oid = m.member
        WHERE g.rolname = ? AND r.rolname = ?)
      """;

  private final RoleSession session;

  LoginRoles(RoleSession session) {
    this.session = session;
  }

  /** The role is there, may log in, and does so by token. */
  void create(String role) throws SQLException {
    if (session.lacks("EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = ?)", role)) {
      session.change("CREATE ROLE " + name(role) + " LOGIN");
    } else if (session.lacks(
        "EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = ? AND rolcanlogin)", role)) {
      session.change("ALTER ROLE " + name(role) + " LOGIN");
    }
    if (session.lacks("EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = ?)", RDS_IAM)) {
      throw new StepFailedException(
          StepError.ROLES_WRONG,
          "There is no role rds_iam, which RDS has for logins with IAM tokens: this is not a"
              + " database of RDS or Aurora");
    }
    if (session.lacks(MEMBER, RDS_IAM, role)) {
      session.change("GRANT " + name(RDS_IAM) + " TO " + name(role));
    }
  }
}

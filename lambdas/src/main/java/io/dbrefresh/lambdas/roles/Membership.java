package io.dbrefresh.lambdas.roles;

import static io.dbrefresh.lambdas.roles.RoleSession.name;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Acts for other roles. The master of an RDS database is no superuser: to give something to a role,
 * or to grant what another role owns, it has to be a member of it. It is one only within the
 * transaction: whoever is a member of a role with {@code rds_iam} can no longer log in with a
 * password (RDS User Guide, "IAM database authentication").
 */
final class Membership {
  /** From this version on a membership says whether it inherits, and lets SET ROLE (GRANT). */
  private static final int WITH_OPTIONS = 16;

  private static final String OWN_GRANT =
      """
      EXISTS (SELECT FROM pg_catalog.pg_auth_members m
        JOIN pg_catalog.pg_roles g ON g.oid = m.roleid
        JOIN pg_catalog.pg_roles me ON me.oid = m.member AND me.oid = m.grantor
        WHERE g.rolname = ? AND me.rolname = current_user)
      """;

  private final RoleSession session;

  Membership(RoleSession session) {
    this.session = session;
  }

  /** Something that is done as a member. */
  interface Work {
    void run() throws SQLException;
  }

  /** Does {@code work} with the privileges of {@code roles}. */
  void of(List<String> roles, Work work) throws SQLException {
    boolean options = session.majorVersion() >= WITH_OPTIONS;
    List<String> lent = new ArrayList<>();
    for (String role : roles) {
      if (!isHeld(role, options)) {
        boolean kept = options && !session.lacks(OWN_GRANT, role);
        session.run(
            "GRANT %s TO CURRENT_USER%s"
                .formatted(name(role), options ? " WITH INHERIT TRUE, SET TRUE" : ""));
        if (!kept) {
          lent.add(role);
        }
      }
    }
    work.run();
    for (String role : lent) {
      session.run("REVOKE %s FROM CURRENT_USER".formatted(name(role)));
    }
  }

  private boolean isHeld(String role, boolean options) throws SQLException {
    return options
        ? !session.lacks("pg_has_role(?, 'USAGE') AND pg_has_role(?, 'SET')", role, role)
        : !session.lacks("pg_has_role(?, 'USAGE')", role);
  }
}

package io.dbrefresh.lambdas.roles;

import static io.dbrefresh.lambdas.roles.RoleSession.name;

import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.statemachine.step.StepError;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The database as a whole: nobody gets in who is not let in, and names are found in the schema. */
final class DatabaseRules {
  private static final String NO_CREATE_IN_PUBLIC =
      """
      NOT EXISTS (SELECT FROM pg_catalog.pg_namespace n,
          aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) a
        WHERE n.nspname = 'public' AND a.grantee = 0 AND a.privilege_type = 'CREATE')
      """;

  private static final String NOTHING_FOR_PUBLIC =
      """
      NOT EXISTS (SELECT FROM pg_catalog.pg_database d,
          aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
        WHERE d.datname = current_database() AND a.grantee = 0)
      """;

  private static final String SEARCH_PATH =
      """
      EXISTS (SELECT FROM pg_catalog.pg_db_role_setting s
        JOIN pg_catalog.pg_database d ON d.oid = s.setdatabase
        WHERE d.datname = current_database() AND s.setrole = 0
          AND 'search_path=' || quote_ident(?) = ANY (s.setconfig))
      """;

  private static final String CONNECT =
      """
      EXISTS (SELECT FROM pg_catalog.pg_database d, aclexplode(d.datacl) a
        JOIN pg_catalog.pg_roles r ON r.oid = a.grantee
        WHERE d.datname = current_database() AND r.rolname = ? AND a.privilege_type = 'CONNECT')
      """;

  private final RoleSession session;
  private final Membership membership;
  private final List<String> owner;
  private final String database;

  DatabaseRules(RoleSession session, Membership membership) throws SQLException {
    this.session = session;
    this.membership = membership;
    owner =
        session
            .one(
                "SELECT pg_get_userbyid(datdba) FROM pg_catalog.pg_database"
                    + " WHERE datname = current_database()")
            .stream()
            .toList();
    database = name(session.one("SELECT current_database()").orElse(""));
  }

  /** Who is not let in by name can neither connect nor make anything in {@code public}. */
  void closeToPublic() throws SQLException {
    if (session.lacks(NO_CREATE_IN_PUBLIC)) {
      asOwner(publicOwner(), "REVOKE CREATE ON SCHEMA public FROM PUBLIC");
      if (session.lacks(NO_CREATE_IN_PUBLIC)) {
        throw new StepFailedException(
            StepError.ROLES_WRONG,
            "PUBLIC can still create objects in the schema public, which belongs to "
                + String.join("", publicOwner()));
      }
    }
    if (session.lacks(NOTHING_FOR_PUBLIC)) {
      asOwner(owner, "REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
    }
  }

  private List<String> publicOwner() throws SQLException {
    Optional<String> found =
        session.one(
            "SELECT pg_get_userbyid(nspowner) FROM pg_catalog.pg_namespace WHERE nspname = 'public'");
    return found.stream().toList();
  }

  void searchPath(String schema) throws SQLException {
    if (session.lacks(SEARCH_PATH, schema)) {
      asOwner(owner, "ALTER DATABASE " + database + " SET search_path TO " + name(schema));
    }
  }

  void letIn(String role) throws SQLException {
    if (session.lacks(CONNECT, role)) {
      asOwner(owner, "GRANT CONNECT ON DATABASE " + database + " TO " + name(role));
    }
  }

  private void asOwner(List<String> roles, String statement) throws SQLException {
    membership.of(roles, () -> session.change(statement));
  }
}

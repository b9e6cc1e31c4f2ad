package io.dbrefresh.lambdas.roles;

import static io.dbrefresh.lambdas.roles.RoleSession.name;

import io.dbrefresh.statemachine.plan.DatabaseRoles;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The application's schema: migrator owns it, app uses what is and will be in it. */
final class SchemaRules {
  private static final String USAGE =
      """
      EXISTS (SELECT FROM pg_catalog.pg_namespace n, aclexplode(n.nspacl) a
        JOIN pg_catalog.pg_roles r ON r.oid = a.grantee
        WHERE n.nspname = ? AND r.rolname = ? AND a.privilege_type = 'USAGE')
      """;

  /** All that an owner has by default of a kind of object, app has of those that migrator makes. */
  private static final String BY_DEFAULT =
      """
      NOT EXISTS (SELECT FROM pg_catalog.pg_roles m, pg_catalog.pg_roles a,
          aclexplode(acldefault(%s, m.oid)) all_of
        WHERE m.rolname = ? AND a.rolname = ? AND NOT EXISTS (
          SELECT FROM pg_catalog.pg_default_acl d
          JOIN pg_catalog.pg_namespace n ON n.oid = d.defaclnamespace,
            aclexplode(d.defaclacl) given
          WHERE d.defaclrole = m.oid AND n.nspname = ? AND d.defaclobjtype = %s
            AND given.grantee = a.oid AND given.privilege_type = all_of.privilege_type))
      """;

  private final RoleSession session;
  private final Membership membership;
  private final DatabaseRoles roles;

  SchemaRules(RoleSession session, Membership membership, DatabaseRoles roles) {
    this.session = session;
    this.membership = membership;
    this.roles = roles;
  }

  void create() throws SQLException {
    String schema = name(roles.schema());
    Optional<String> owner =
        session.one(
            "SELECT pg_get_userbyid(nspowner) FROM pg_catalog.pg_namespace WHERE nspname = ?",
            roles.schema());
    if (session.lacks(
        "EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = ?)", roles.schema())) {
      membership.of(
          List.of(roles.migrator()),
          () ->
              session.change(
                  "CREATE SCHEMA " + schema + " AUTHORIZATION " + name(roles.migrator())));
    } else if (owner.isPresent() && !owner.get().equals(roles.migrator())) {
      membership.of(
          List.of(owner.get(), roles.migrator()),
          () -> session.change("ALTER SCHEMA " + schema + " OWNER TO " + name(roles.migrator())));
    }
    if (session.lacks(USAGE, roles.schema(), roles.app())) {
      asMigrator("GRANT USAGE ON SCHEMA " + schema + " TO " + name(roles.app()));
    }
  }

  /** What migrator makes from now on, app may use. */
  void defaultPrivileges() throws SQLException {
    byDefault("'r'", "'r'", "TABLES");
    byDefault("'s'", "'S'", "SEQUENCES");
    byDefault("'f'", "'f'", "FUNCTIONS");
  }

  private void byDefault(String kind, String kindOfDefault, String words) throws SQLException {
    String condition = BY_DEFAULT.formatted(kind, kindOfDefault);
    if (session.lacks(condition, roles.migrator(), roles.app(), roles.schema())) {
      asMigrator(
          "ALTER DEFAULT PRIVILEGES FOR ROLE %s IN SCHEMA %s GRANT ALL ON %s TO %s"
              .formatted(name(roles.migrator()), name(roles.schema()), words, name(roles.app())));
    }
  }

  private void asMigrator(String statement) throws SQLException {
    membership.of(List.of(roles.migrator()), () -> session.change(statement));
  }
}

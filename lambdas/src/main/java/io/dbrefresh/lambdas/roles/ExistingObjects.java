package io.dbrefresh.lambdas.roles;

import static io.dbrefresh.lambdas.roles.RoleSession.name;

import io.dbrefresh.statemachine.plan.DatabaseRoles;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the schema of a refreshed database is full of: app may use it as it may use what migrator
 * makes later. Only owners grant, so each owner's objects are granted as a member of the owner, and
 * of migrator, whose schema it is. Objects of extensions are left to their extensions.
 */
final class ExistingObjects {
  /** So many objects in a statement. */
  private static final int PORTION = 200;

  private static final String RELATIONS =
      """
      SELECT pg_get_userbyid(c.relowner), format('%%I.%%I', n.nspname, c.relname)
      FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_catalog.pg_roles app ON app.rolname = ?
      WHERE n.nspname = ? AND c.relkind IN (%s) AND c.relowner <> app.oid
        AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
          WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
        AND EXISTS (SELECT FROM aclexplode(acldefault(%s, c.relowner)) all_of
          WHERE NOT EXISTS (SELECT FROM aclexplode(c.relacl) given
            WHERE given.grantee = app.oid AND given.privilege_type = all_of.privilege_type))
      ORDER BY 1, 2
      """;

  private static final String ROUTINES =
      """
      SELECT pg_get_userbyid(p.proowner), format('%I.%I(%s)', n.nspname, p.proname,
        array_to_string(ARRAY(SELECT format_type(t, NULL) FROM unnest(p.proargtypes) t), ', '))
      FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
        JOIN pg_catalog.pg_roles app ON app.rolname = ?
      WHERE n.nspname = ? AND p.proowner <> app.oid
        AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
          WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
        AND NOT EXISTS (SELECT FROM aclexplode(p.proacl) given
          WHERE given.grantee = app.oid AND given.privilege_type = 'EXECUTE')
      ORDER BY 1, 2
      """;

  private final RoleSession session;
  private final Membership membership;
  private final DatabaseRoles roles;

  ExistingObjects(RoleSession session, Membership membership, DatabaseRoles roles) {
    this.session = session;
    this.membership = membership;
    this.roles = roles;
  }

  void open() throws SQLException {
    open("TABLE", RELATIONS.formatted("'r', 'p', 'v', 'm', 'f'", "'r'"));
    open("SEQUENCE", RELATIONS.formatted("'S'", "'s'"));
    open(session.majorVersion() < 11 ? "FUNCTION" : "ROUTINE", ROUTINES);
  }

  private void open(String kind, String closed) throws SQLException {
    Map<String, List<String>> byOwner = new TreeMap<>();
    for (List<String> row : session.rows(closed, roles.app(), roles.schema())) {
      byOwner.computeIfAbsent(row.get(0), owner -> new ArrayList<>()).add(row.get(1));
    }
    for (Map.Entry<String, List<String>> owned : byOwner.entrySet()) {
      membership.of(List.of(owned.getKey(), roles.migrator()), () -> grant(kind, owned.getValue()));
    }
  }

  private void grant(String kind, List<String> objects) throws SQLException {
    for (int from = 0; from < objects.size(); from += PORTION) {
      List<String> portion = objects.subList(from, Math.min(from + PORTION, objects.size()));
      session.change(
          "GRANT ALL ON %s %s TO %s"
              .formatted(kind, String.join(", ", portion), name(roles.app())));
    }
  }
}

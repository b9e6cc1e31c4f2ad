package io.dbrefresh.lambdas.roles;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What roles, groups and privileges a database has. PostgreSQL's own roles ({@code pg_…}) and RDS's
 * are not listed, and neither are the schemas of the system.
 */
final class RoleReport {
  private static final String ROLES =
      """
      SELECT rolname FROM pg_catalog.pg_roles
      WHERE left(rolname, 3) <> 'pg_' AND left(rolname, 4) <> 'rds_'
        AND rolname NOT IN ('rdsadmin', 'rdsrepladmin', 'rdstopmgr', 'rdswriteforwarduser')
      ORDER BY oid
      """;

  private static final String GROUPS =
      """
      SELECT r.rolname, string_agg(DISTINCT g.rolname, ',' ORDER BY g.rolname)
      FROM pg_catalog.pg_auth_members m
        JOIN pg_catalog.pg_roles r ON r.oid = m.member
        JOIN pg_catalog.pg_roles g ON g.oid = m.roleid
      GROUP BY r.oid, r.rolname ORDER BY r.oid
      """;

  private static final String SCHEMAS =
      """
      SELECT nspname, nspacl::text FROM pg_catalog.pg_namespace
      WHERE left(nspname, 3) <> 'pg_' AND nspname <> 'information_schema'
      ORDER BY oid
      """;

  private final Connection connection;

  RoleReport(Connection connection) {
    this.connection = connection;
  }

  ObjectNode read() throws SQLException {
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    ArrayNode roles = report.putArray("roles");
    ObjectNode groups = report.putObject("roles_with_groups");
    ObjectNode schemas = report.putObject("schema_privileges");
    try (Statement statement = connection.createStatement()) {
      try (ResultSet row = statement.executeQuery(ROLES)) {
        while (row.next()) {
          roles.add(row.getString(1));
        }
      }
      pairs(statement, GROUPS, groups);
      pairs(statement, SCHEMAS, schemas);
    }
    return report;
  }

  private static void pairs(Statement statement, String query, ObjectNode into)
      throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        into.put(row.getString(1), row.getString(2));
      }
    }
  }
}

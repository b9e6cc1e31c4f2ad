package io.dbrefresh.lambdas.roles;

import static io.dbrefresh.lambdas.roles.RoleSession.name;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Extensions that only the master may create, there or not there as configured. */
final class Extensions {
  static final String PRESENT = "EXISTS (SELECT FROM pg_catalog.pg_extension WHERE extname = ?)";

  private final RoleSession session;
  private final Membership membership;

  Extensions(RoleSession session, Membership membership) {
    this.session = session;
    this.membership = membership;
  }

  void bring(Map<String, Boolean> extensions) throws SQLException {
    for (Map.Entry<String, Boolean> extension : extensions.entrySet()) {
      if (extension.getValue()) {
        create(extension.getKey());
      } else {
        drop(extension.getKey());
      }
    }
  }

  private void create(String extension) throws SQLException {
    if (session.lacks(PRESENT, extension)) {
      session.change("CREATE EXTENSION " + name(extension) + " SCHEMA pg_catalog");
    }
  }

  private void drop(String extension) throws SQLException {
    if (session.lacks("NOT " + PRESENT, extension)) {
      Optional<String> owner =
          session.one(
              "SELECT pg_get_userbyid(extowner) FROM pg_catalog.pg_extension WHERE extname = ?",
              extension);
      membership.of(
          List.copyOf(owner.stream().toList()),
          () -> session.change("DROP EXTENSION " + name(extension)));
    }
  }
}

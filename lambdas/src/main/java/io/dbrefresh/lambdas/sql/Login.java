package io.dbrefresh.lambdas.sql;

import io.dbrefresh.lambdas.rds.Address;
import java.util.Optional;

/**
 * A login to a database.
 *
 * @param database PostgreSQL: the database to connect to; MySQL needs none
 */
public record Login(
    Dialect dialect, Address address, Optional<String> database, String user, String password) {

  /** Without the password. */
  @Override
  public String toString() {
    return "%s at %s:%d".formatted(user, address.host(), address.port());
  }
}

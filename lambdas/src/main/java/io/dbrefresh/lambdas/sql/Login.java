package io.dbrefresh.lambdas.sql;

import io.dbrefresh.lambdas.rds.Address;
import io.dbrefresh.lambdas.rds.Database;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import java.util.Optional;

/**
 * A login to a database.
 *
 * @param database PostgreSQL: the database to connect to; MySQL needs none
 */
public record Login(
    Dialect dialect, Address address, Optional<String> database, String user, String password) {

  /**
   * The master user's login to a database of a run; empty where there is no driver for its engine
   * or it has no endpoint yet.
   */
  public static Optional<Login> ofMaster(RefreshPlan plan, Database database, String password) {
    return Dialect.of(plan.source().engine())
        .flatMap(
            dialect ->
                database
                    .address()
                    .map(
                        address ->
                            new Login(
                                dialect,
                                address,
                                plan.source()
                                    .databaseName()
                                    .filter(name -> dialect == Dialect.POSTGRESQL),
                                plan.source().masterUsername(),
                                password)));
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "%s at %s:%d".formatted(user, address.host(), address.port());
  }
}

package io.dbrefresh.local.simulation.sql;

import java.sql.SQLException;

/** Where logins of the model arrive. */
@FunctionalInterface
public interface SqlEndpoints {

  /**
   * A session at the database that a port leads to.
   *
   * @throws SQLException with SQLState 08… when no server answers there, 28000 when it refuses the
   *     login
   */
  SqlSession login(int port, String user, String password) throws SQLException;
}

package io.dbrefresh.local.simulation.sql;

import java.sql.SQLException;

/** What a connection of the model does. */
public interface SqlSession {

  /** Runs a statement, in a transaction where auto-commit is off. */
  void execute(String statement) throws SQLException;

  /** Whether each statement is a transaction of its own. */
  void autoCommit(boolean on);

  /** What was run since the last commit stays. */
  void commit() throws SQLException;

  /** What was run since the last commit is undone. */
  void rollback();
}

package io.dbrefresh.local.simulation.sql;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** What a connection of the model does. */
public interface SqlSession {

  /** Runs a statement, in a transaction where one is open. */
  void execute(String statement) throws SQLException;

  /** The rows of a query, by their columns' names. */
  List<Map<String, String>> query(String query) throws SQLException;

  /** Whether each statement is a transaction of its own. */
  void autoCommit(boolean on);

  /** Whether each statement is a transaction of its own. */
  boolean isAutoCommit();

  /** What was run since the last commit stays. */
  void commit() throws SQLException;

  /** What was run since the last commit is undone. */
  void rollback();
}

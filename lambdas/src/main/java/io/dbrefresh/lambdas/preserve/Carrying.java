package io.dbrefresh.lambdas.preserve;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.lambdas.sql.Dialect;
import io.dbrefresh.lambdas.sql.SqlWords;
import io.dbrefresh.statemachine.plan.Preserved;
import io.dbrefresh.statemachine.step.StepError;
import io.dbrefresh.statemachine.step.StepJson;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Carries all tables over, in one transaction of the new database and as of one moment of the old
 * one: either all of it is there, or nothing has changed. Doing it again ends with the same rows.
 */
final class Carrying {
  private final Connection old;
  private final Connection temp;
  private final Dialect dialect;
  private final Deadline deadline;
  private String at = "";

  Carrying(Connection old, Connection temp, Dialect dialect, Deadline deadline) {
    this.old = old;
    this.temp = temp;
    this.dialect = dialect;
    this.deadline = deadline;
  }

  /**
   * Does it, and answers what was carried.
   *
   * @throws StepFailedException when it cannot be done; the new database is as it was
   */
  ObjectNode carry(List<Preserved> asked) throws SQLException {
    try {
      begin();
      Comparison comparison = new Comparison(old, temp, dialect);
      List<Carriage> carriages = comparison.look(asked);
      ObjectNode result = StepJson.mapper().createObjectNode();
      ArrayNode tables = result.putArray("tables");
      carry(carriages, tables);
      temp.commit();
      comparison.absent().forEach(name -> tables.addObject().put("table", name).put("carried", 0));
      return result;
    } catch (TimeIsUpException e) {
      throw late();
    } catch (SQLException e) {
      if (deadline.isUp()) {
        throw late();
      }
      if (SqlWords.isPassing(e)) {
        throw e;
      }
      throw failed(SqlWords.of(e));
    }
  }

  private void carry(List<Carriage> carriages, ArrayNode tables)
      throws SQLException, TimeIsUpException {
    Replacing replacing = new Replacing(temp, dialect, deadline::secondsLeft);
    List<ObjectNode> told = new ArrayList<>();
    for (Carriage carriage : carriages) {
      at = carriage.asked().name();
      ObjectNode table = tables.addObject().put("table", at);
      table.put("before", replacing.count(carriage));
      table.put("carried", Stage.of(dialect, old, temp, deadline::isUp).fill(carriage));
      if (!carriage.leftOut().isEmpty()) {
        carriage.leftOut().forEach(table.putArray("leftOut")::add);
      }
      told.add(table);
    }
    at = "";
    replacing.replace(carriages);
    for (int i = 0; i < carriages.size(); i++) {
      told.get(i).put("after", replacing.count(carriages.get(i)));
    }
  }

  /** Going on in another invocation would be another transaction, and another moment of the old. */
  private StepFailedException late() {
    return failed(
        "the rows are not carried over within Lambda's 15 minutes, and nothing of them is; preserve fewer rows, or have an index serve the `where`");
  }

  private StepFailedException failed(String what) {
    return new StepFailedException(
        StepError.PRESERVE_FAILED, (at.isEmpty() ? "" : at + ": ") + what);
  }

  private void begin() throws SQLException {
    temp.setAutoCommit(false);
    old.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    if (dialect == Dialect.POSTGRESQL) {
      execute(temp, "SET lock_timeout = '20s'");
      execute(temp, "SET CONSTRAINTS ALL DEFERRED");
    } else {
      execute(temp, "SET time_zone = '+00:00'");
      execute(temp, "SET sql_mode = 'STRICT_TRANS_TABLES,NO_AUTO_VALUE_ON_ZERO'");
      execute(temp, "SET innodb_lock_wait_timeout = 20");
      execute(old, "SET time_zone = '+00:00'");
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

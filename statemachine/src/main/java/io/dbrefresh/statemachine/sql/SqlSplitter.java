package io.dbrefresh.statemachine.sql;

import java.sql.SQLSyntaxErrorException;
import java.util.List;

/**
 * Splits SQL into statements as the vendor's client does: what reads scripts for refreshes does so
 * for people too. Found with {@link java.util.ServiceLoader}, because who asks does not know the
 * functions.
 */
public interface SqlSplitter {
  /**
   * The statements of {@code text}, without their delimiters; empty where it holds none.
   *
   * @param engine the RDS engine that reads them
   * @throws SQLSyntaxErrorException for an open quote or comment, or a command of a client; the
   *     message has the line
   */
  List<Part> split(String engine, String text) throws SQLSyntaxErrorException;

  /**
   * One statement.
   *
   * @param line where its first word stands, from 1
   */
  record Part(String text, int line) {}
}

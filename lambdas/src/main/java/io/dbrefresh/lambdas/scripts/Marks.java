package io.dbrefresh.lambdas.scripts;

import io.dbrefresh.lambdas.sql.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The marks of one phase of one run, in a small schema of the database that the scripts run on, so
 * that a mark commits with the work it speaks of. The schema goes when all scripts are finished.
 */
final class Marks {
  private static final String SCHEMA = "dbrefresh_scripts";
  private static final String PROGRESS = SCHEMA + ".progress";
  private static final String LEFT = SCHEMA + ".left_running";

  private final Dialect dialect;
  private final String where;
  private final String whose;

  Marks(Dialect dialect, String run, Phase phase) {
    this.dialect = dialect;
    this.whose = "'%s', '%s'".formatted(run.replace("'", ""), phase.name());
    this.where = "run = '%s' AND phase = '%s'".formatted(run.replace("'", ""), phase.name());
  }

  /** Makes the table of progress where it is not there, in one message. */
  void create(Connection connection) throws SQLException {
    List<String> statements = new ArrayList<>();
    statements.add("CREATE SCHEMA IF NOT EXISTS " + SCHEMA);
    statements.add(
        "CREATE TABLE IF NOT EXISTS "
            + PROGRESS
            + " (run varchar(100), phase varchar(10), script int, statements bigint NOT NULL,"
            + " changed bigint NOT NULL, millis bigint NOT NULL, begun bigint NOT NULL,"
            + " finished int NOT NULL, sha256 varchar(64) NOT NULL, marked_at bigint NOT NULL,"
            + " report text NOT NULL, PRIMARY KEY (run, phase, script))"
            + engine());
    if (dialect == Dialect.POSTGRESQL) { // for scripts that SET ROLE
      statements.add("GRANT USAGE ON SCHEMA " + SCHEMA + " TO PUBLIC");
      statements.add("GRANT SELECT, INSERT, UPDATE ON " + PROGRESS + " TO PUBLIC");
    }
    execute(connection, String.join("; ", statements));
  }

  /** Few runs leave a statement running, so this table is made when one does, or may have. */
  private void createLeft(Connection connection) throws SQLException {
    execute(
        connection,
        "CREATE TABLE IF NOT EXISTS "
            + LEFT
            + " (run varchar(100), phase varchar(10), script int, statement bigint,"
            + " line int NOT NULL, since bigint NOT NULL,"
            + " PRIMARY KEY (run, phase, script, statement))"
            + engine());
  }

  private String engine() {
    return dialect == Dialect.MYSQL ? " ENGINE=InnoDB" : "";
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Takes the tables away. */
  void drop(Connection connection) throws SQLException {
    execute(connection, "DROP TABLE IF EXISTS " + PROGRESS);
    execute(connection, "DROP TABLE IF EXISTS " + LEFT);
    execute(connection, "DROP SCHEMA IF EXISTS " + SCHEMA);
  }

  /** The marks of the scripts from this one on, in their order. */
  List<Mark> from(Connection connection, int script) throws SQLException {
    String which = " AND script >= " + script + " ORDER BY script";
    List<Mark> marks = new ArrayList<>();
    try (Statement sql = connection.createStatement();
        ResultSet row = sql.executeQuery("SELECT * FROM " + PROGRESS + " WHERE " + where + which)) {
      while (row.next()) {
        marks.add(
            new Mark(
                row.getInt("script"),
                row.getLong("statements"),
                row.getLong("changed"),
                row.getLong("millis"),
                row.getLong("begun"),
                row.getInt("finished") == 1,
                row.getString("sha256"),
                row.getLong("marked_at"),
                row.getString("report")));
      }
    }
    return marks;
  }

  /** The last statement that was left running; empty where none was, or nothing has begun yet. */
  Optional<Left> left(Connection connection) throws SQLException {
    createLeft(connection);
    try (Statement sql = connection.createStatement();
        ResultSet row =
            sql.executeQuery(
                "SELECT * FROM " + LEFT + " WHERE " + where + " ORDER BY script, statement")) {
      Optional<Left> last = Optional.empty();
      while (row.next()) {
        last =
            Optional.of(
                new Left(
                    row.getInt("script"),
                    row.getLong("statement"),
                    row.getInt("line"),
                    row.getLong("since")));
      }
      return last;
    }
  }

  /** Notes that a statement is left running. */
  void leave(Connection connection, Left left) throws SQLException {
    createLeft(connection);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO " + LEFT + " VALUES (" + whose + ", ?, ?, ?, ?)")) {
      insert.setInt(1, left.script());
      insert.setLong(2, left.statement());
      insert.setInt(3, left.line());
      insert.setLong(4, left.since());
      insert.execute();
    }
  }

  /** Makes the mark of a script that begins. */
  void begin(Connection connection, int script) throws SQLException {
    execute(
        connection,
        "INSERT INTO %s VALUES (%s, %d, 0, 0, 0, 0, 0, '', %s, '')"
            .formatted(PROGRESS, whose, script, now()));
  }

  /** Keeps what a finished script did. */
  void report(Connection connection, int script, String report) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE " + PROGRESS + " SET report = ? WHERE " + where + " AND script = ?")) {
      update.setString(1, report);
      update.setInt(2, script);
      update.executeUpdate();
    }
  }

  /** The statement that writes a mark. */
  String update(Mark mark) {
    return "UPDATE %s SET statements = %d, changed = %d, millis = %d, begun = %d, finished = %d, sha256 = '%s', marked_at = %s WHERE %s AND script = %d"
        .formatted(
            PROGRESS,
            mark.statements(),
            mark.rows(),
            mark.millis(),
            mark.begun(),
            mark.finished() ? 1 : 0,
            mark.sha256(),
            now(),
            where,
            mark.script());
  }

  private String now() {
    return dialect == Dialect.POSTGRESQL
        ? "(extract(epoch from clock_timestamp()) * 1000)::bigint"
        : "CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS SIGNED)";
  }
}

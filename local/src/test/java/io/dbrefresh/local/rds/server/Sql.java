package io.dbrefresh.local.rds.server;

import io.dbrefresh.local.rds.storage.Family;
import io.dbrefresh.local.rds.storage.MasterUser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What the tests ask of a server as its master user. */
public final class Sql {
  private Sql() {}

  /** A port on which nothing listens at the moment. */
  public static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return any.getLocalPort();
    }
  }

  /** A connection to {@code database}. */
  public static Connection connect(Family family, int port, String database, MasterUser user)
      throws SQLException {
    String url =
        family == Family.POSTGRES
            ? "jdbc:postgresql://127.0.0.1:" + port + "/" + database
            : "jdbc:mysql://127.0.0.1:" + port + "/" + database + "?sslMode=DISABLED";
    return DriverManager.getConnection(url, user.name(), user.password());
  }

  /** Runs statements. */
  public static void run(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** The first column of the answer. */
  public static List<Integer> ints(Connection connection, String query) throws SQLException {
    return strings(connection, query).stream().map(Integer::valueOf).toList();
  }

  /** The first column of the answer. */
  public static List<String> strings(Connection connection, String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }
}

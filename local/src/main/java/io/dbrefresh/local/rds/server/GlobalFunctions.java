package io.dbrefresh.local.rds.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Aurora's functions about a global database, in each database of a server (Aurora User Guide,
 * "aurora_global_db_status", "aurora_global_db_instance_status").
 */
final class GlobalFunctions {
  private static final String SOURCE = "global.sql";

  private GlobalFunctions() {}

  /** Puts them into all databases of the server that {@code admin} is connected to. */
  static void into(Connection admin, Server server) throws IOException, SQLException {
    String source = source();
    int port = Integer.parseInt(texts(admin, "select inet_server_port()").get(0));
    for (String database : texts(admin, "select datname from pg_database where datallowconn")) {
      try (Connection connection = server.connect(port, database);
          Statement statement = connection.createStatement()) {
        statement.execute(source);
      }
    }
  }

  private static List<String> texts(Connection connection, String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }

  private static String source() throws IOException {
    try (InputStream in = GlobalFunctions.class.getResourceAsStream(SOURCE)) {
      if (in == null) {
        throw new IOException(SOURCE + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** A server with several databases. */
  interface Server {
    Connection connect(int port, String database) throws SQLException;
  }
}

package io.dbrefresh.lambdas.sql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;

/**
 * Logs in through the drivers that {@link DriverManager} knows. A server on this machine may be
 * without TLS; of any other, certificate and host name are checked, by the authorities in the file
 * that {@code RDS_CA_BUNDLE} names, or else in the package's.
 */
public final class Logins {
  private static final int CONNECT_SECONDS = 10;
  private static final int PORTION = 200;

  private final Trust trust;

  /** Logins that trust what the environment says. */
  public Logins(Map<String, String> environment) {
    this(Trust.of(environment));
  }

  Logins(Trust trust) {
    this.trust = trust;
  }

  /** Opens a connection with auto-commit on. */
  public Connection connect(Login login) throws SQLException {
    return open(login, properties(login));
  }

  /**
   * Opens a connection with auto-commit on that takes several statements in one message and leaves
   * the session as the server has it.
   */
  public Connection connectForScripts(Login login) throws SQLException {
    Properties properties = properties(login);
    if (login.dialect() == Dialect.MYSQL) {
      properties.setProperty("allowMultiQueries", "true");
      properties.setProperty("jdbcCompliantTruncation", "false"); // it would change the sql_mode
      properties.setProperty("dontTrackOpenResources", "true");
      properties.setProperty("readOnlyPropagatesToServer", "false"); // it asks before each one
      properties.setProperty("netTimeoutForStreamingResults", "0"); // it sets before and behind
    }
    return open(login, properties);
  }

  /**
   * Opens a connection that changes nothing, in a transaction; its {@link #reading statements} hand
   * out large answers row by row.
   */
  public Connection connectToRead(Login login) throws SQLException {
    Properties properties = properties(login);
    properties.remove("preferQueryMode"); // rows come in portions in the extended protocol only
    Connection connection = open(login, properties);
    connection.setReadOnly(true);
    connection.setAutoCommit(false);
    return connection;
  }

  /** Opens a connection over which rows are put in, in batches, with auto-commit on. */
  public Connection connectToLoad(Login login) throws SQLException {
    Properties properties = properties(login);
    properties.setProperty("rewriteBatchedStatements", "true"); // MySQL: many rows a statement
    return open(login, properties);
  }

  /** A statement of a connection to read; its answers are never in memory as a whole. */
  public static Statement reading(Connection connection, Dialect dialect) throws SQLException {
    Statement statement = connection.createStatement();
    statement.setEscapeProcessing(false);
    statement.setFetchSize(dialect == Dialect.MYSQL ? Integer.MIN_VALUE : PORTION);
    return statement;
  }

  /** Whether the login works, proven by {@code SELECT 1}. */
  public Answer probe(Login login) {
    try (Connection connection = connect(login);
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT 1");
      return new Answer(Answer.Kind.WELCOME, "");
    } catch (SQLException e) {
      return new Answer(kind(e), String.valueOf(e.getMessage()));
    }
  }

  private static Answer.Kind kind(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    return state.startsWith("28") ? Answer.Kind.REFUSED : Answer.Kind.SILENT;
  }

  static String url(Login login) {
    String host = login.address().host();
    String place = (host.contains(":") ? "[" + host + "]" : host) + ":" + login.address().port();
    return login.dialect() == Dialect.MYSQL
        ? "jdbc:mysql://" + place + "/" + login.database().orElse("")
        : "jdbc:postgresql://" + place + "/" + login.database().orElse("postgres");
  }

  private Properties properties(Login login) {
    Properties properties = new Properties();
    properties.setProperty("user", login.user());
    properties.setProperty("password", login.password());
    if (login.dialect() == Dialect.MYSQL) {
      properties.setProperty("connectTimeout", Integer.toString(CONNECT_SECONDS * 1000));
      properties.setProperty("allowPublicKeyRetrieval", "true");
    } else {
      properties.setProperty("connectTimeout", Integer.toString(CONNECT_SECONDS));
      properties.setProperty("loginTimeout", Integer.toString(CONNECT_SECONDS));
      properties.setProperty("ApplicationName", "dbrefresh");
      properties.setProperty("preferQueryMode", "simple"); // the server parses, not the driver
      properties.setProperty("assumeMinServerVersion", "9.6"); // says the name as it logs in
    }
    trust.apply(properties, login);
    return properties;
  }

  private static Connection open(Login login, Properties properties) throws SQLException {
    load(login.dialect() == Dialect.MYSQL ? "com.mysql.cj.jdbc.Driver" : "org.postgresql.Driver");
    return DriverManager.getConnection(url(login), properties);
  }

  /** When it is needed, and not before: a driver takes longer to load than a first call does. */
  private static void load(String driver) {
    try {
      Class.forName(driver);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("The JDBC driver " + driver + " is not in the package", e);
    }
  }
}

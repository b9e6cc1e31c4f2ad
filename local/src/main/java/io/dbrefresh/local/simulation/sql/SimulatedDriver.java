package io.dbrefresh.local.simulation.sql;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.List;
import java.util.Properties;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The JDBC driver of the model. It takes the URLs of MySQL and PostgreSQL, on threads that run a
 * simulation and nowhere else, before the real drivers are asked.
 */
public final class SimulatedDriver implements Driver {
  private static final Pattern URL = Pattern.compile("jdbc:(?:mysql|postgresql)://[^/]*:(\\d+)/.*");
  private static final ThreadLocal<SqlEndpoints> ENDPOINTS = new ThreadLocal<>();
  private static boolean installed;

  private SimulatedDriver() {}

  /** Logins of this thread arrive at {@code endpoints} until {@link #leave()}. */
  public static void enter(SqlEndpoints endpoints) {
    install();
    ENDPOINTS.set(endpoints);
  }

  /** Logins of this thread go to real servers again. */
  public static void leave() {
    ENDPOINTS.remove();
  }

  /** Drivers are asked in the order of their registration; this one has to come first. */
  private static synchronized void install() {
    if (installed) {
      return;
    }
    try {
      List<Driver> others = DriverManager.drivers().toList();
      for (Driver other : others) {
        DriverManager.deregisterDriver(other);
      }
      DriverManager.registerDriver(new SimulatedDriver());
      for (Driver other : others) {
        DriverManager.registerDriver(other);
      }
      installed = true;
    } catch (SQLException refused) {
      throw new IllegalStateException("The driver of the model was not registered", refused);
    }
  }

  @Override
  public @Nullable Connection connect(String url, Properties info) throws SQLException {
    SqlEndpoints endpoints = ENDPOINTS.get();
    Matcher matcher = URL.matcher(url);
    if (endpoints == null || !matcher.matches()) {
      return null;
    }
    int port = Integer.parseInt(matcher.group(1));
    SqlSession session =
        endpoints.login(port, info.getProperty("user", ""), info.getProperty("password", ""));
    return SimulatedConnection.of(session);
  }

  @Override
  public boolean acceptsURL(String url) {
    return ENDPOINTS.get() != null && URL.matcher(url).matches();
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
    return new DriverPropertyInfo[0];
  }

  @Override
  public int getMajorVersion() {
    return 1;
  }

  @Override
  public int getMinorVersion() {
    return 0;
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("The model logs nothing");
  }
}

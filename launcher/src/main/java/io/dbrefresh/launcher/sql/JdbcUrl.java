package io.dbrefresh.launcher.sql;

import java.util.Optional;
import java.util.Properties;

/**
 * Where a database answers JDBC.
 *
 * @param url the driver's URL
 * @param properties what goes with it besides user and password
 */
record JdbcUrl(String url, Properties properties) {

  /**
   * The URL of a database of one of the engines that can be refreshed.
   *
   * @param local whether it runs on this host, without TLS
   */
  static JdbcUrl of(KnownDatabase database, Optional<String> name, boolean local) {
    Properties properties = new Properties();
    if (database.engine().contains("postgres")) {
      properties.setProperty("sslmode", local ? "disable" : "require");
      properties.setProperty("connectTimeout", "10");
      properties.setProperty("ApplicationName", "dbrefresh connect");
      String base = name.or(database::databaseName).orElse("postgres");
      return new JdbcUrl("jdbc:postgresql://" + database.address() + "/" + base, properties);
    }
    properties.setProperty("sslMode", local ? "DISABLED" : "PREFERRED");
    properties.setProperty("allowPublicKeyRetrieval", Boolean.toString(local));
    properties.setProperty("allowMultiQueries", "true");
    properties.setProperty("connectTimeout", "10000");
    String base = name.or(database::databaseName).orElse("");
    return new JdbcUrl("jdbc:mysql://" + database.address() + "/" + base, properties);
  }
}

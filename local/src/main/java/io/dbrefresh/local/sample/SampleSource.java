package io.dbrefresh.local.sample;

import java.nio.file.Path;
import java.util.Properties;

/**
 * A database that a region has from the start.
 *
 * @param instance the instance's name
 * @param master the master user's name
 * @param database the database in it
 * @param secret the name of the secret with the master user's password
 * @param script fills it, below {@code sqlscripts/}
 */
record SampleSource(
    String instance,
    Engine engine,
    String master,
    String database,
    int port,
    String application,
    String secret,
    Path script) {

  static final SampleSource MYSQL =
      new SampleSource(
          "mysqlinstp",
          Engine.RDS_MYSQL,
          "admin",
          "mysqldbp",
          3306,
          "app1",
          "/production/app1/mysqlinstp",
          Path.of("rdsmysql", "mysqlinstp", "pre-reqs.sql"));

  static final SampleSource AURORA =
      new SampleSource(
          "auposinstp",
          Engine.AURORA_POSTGRESQL,
          "postgres",
          "auposdbp",
          5432,
          "app2",
          "/production/app2/auposinstp",
          Path.of("auposgresql", "auposclup", "pre-reqs.sql"));

  static final String CLUSTER = "auposclup";

  /** What the sources run on. */
  enum Engine {
    /** An instance of RDS. */
    RDS_MYSQL("mysql", "8.0.40", "mysql", "jdbc:mysql"),
    /** A cluster of Aurora with one instance, its writer. */
    AURORA_POSTGRESQL("aurora-postgresql", "16.9", "postgres", "jdbc:postgresql");

    final String name;
    final String version;
    final String inSecret;
    private final String protocol;

    Engine(String name, String version, String inSecret, String protocol) {
      this.name = name;
      this.version = version;
      this.inSecret = inSecret;
      this.protocol = protocol;
    }
  }

  String url(String host, int at) {
    return "%s://%s:%d/%s".formatted(engine.protocol, host, at, database);
  }

  Properties login(String password) {
    Properties login = new Properties();
    login.setProperty("user", master);
    login.setProperty("password", password);
    if (engine == Engine.RDS_MYSQL) {
      login.setProperty("sslMode", "PREFERRED");
      login.setProperty("allowPublicKeyRetrieval", "true");
    }
    return login;
  }
}

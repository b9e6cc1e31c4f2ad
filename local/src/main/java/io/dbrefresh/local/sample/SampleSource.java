package io.dbrefresh.local.sample;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;

/**
 * A production database that a region has, from the start or when it is first asked for.
 *
 * @param instance the instance's name; of a cluster, its writer's
 * @param cluster the cluster's name; empty for an instance of RDS
 * @param master the master user's name
 * @param database the database in it
 * @param application whose it is
 * @param folder of the script that fills it, below {@code sqlscripts/}
 */
record SampleSource(
    String instance,
    Optional<String> cluster,
    Engine engine,
    String master,
    String database,
    int port,
    String application,
    Path folder) {

  static final SampleSource MYSQL =
      new SampleSource(
          "mysqlinstp",
          Optional.empty(),
          Engine.MYSQL,
          "admin",
          "mysqldbp",
          3306,
          "app1",
          Path.of("rdsmysql", "mysqlinstp"));

  static final SampleSource AURORA_POSTGRESQL =
      new SampleSource(
          "auposinstp",
          Optional.of("auposclup"),
          Engine.AURORA_POSTGRESQL,
          "postgres",
          "auposdbp",
          5432,
          "app2",
          Path.of("auposgresql", "auposclup"));

  static final SampleSource MARIADB =
      new SampleSource(
          "mariainstp",
          Optional.empty(),
          Engine.MARIADB,
          "admin",
          "mariadbp",
          3316,
          "app3",
          Path.of("rdsmariadb", "mariainstp"));

  static final SampleSource POSTGRESQL =
      new SampleSource(
          "posinstp",
          Optional.empty(),
          Engine.POSTGRESQL,
          "postgres",
          "posdbp",
          5442,
          "app4",
          Path.of("rdsposgresql", "posinstp"));

  static final SampleSource AURORA_MYSQL =
      new SampleSource(
          "aumyinstp",
          Optional.of("aumyclup"),
          Engine.AURORA_MYSQL,
          "admin",
          "aumydbp",
          3326,
          "app5",
          Path.of("aumysql", "aumyclup"));

  /** What the sources run on. */
  enum Engine {
    MYSQL("mysql", "8.0.40", "mysql"),
    MARIADB("mariadb", "11.4.5", "mariadb"),
    POSTGRESQL("postgres", "16.9", "postgres"),
    AURORA_MYSQL("aurora-mysql", "8.0.mysql_aurora.3.08.0", "mysql"),
    AURORA_POSTGRESQL("aurora-postgresql", "16.9", "postgres");

    final String name;
    final String version;
    final String inSecret;

    Engine(String name, String version, String inSecret) {
      this.name = name;
      this.version = version;
      this.inSecret = inSecret;
    }

    boolean postgres() {
      return inSecret.equals("postgres");
    }
  }

  /** The source that an instance or a cluster of this name is. */
  static Optional<SampleSource> called(String identifier) {
    return Arrays.stream(
            new SampleSource[] {MYSQL, AURORA_POSTGRESQL, MARIADB, POSTGRESQL, AURORA_MYSQL})
        .filter(
            source ->
                source.instance.equals(identifier)
                    || source.cluster.filter(identifier::equals).isPresent())
        .findFirst();
  }

  /** The name of the secret with the master user's password. */
  String secret() {
    return "/production/" + application + "/" + instance;
  }

  /** The script that fills it, below {@code sqlscripts/}. */
  Path script() {
    return folder.resolve("pre-reqs.sql");
  }

  String url(String host, int at) {
    String protocol = engine.postgres() ? "postgresql" : "mysql";
    return "jdbc:%s://%s:%d/%s".formatted(protocol, host, at, database);
  }

  Properties login(String password) {
    Properties login = new Properties();
    login.setProperty("user", master);
    login.setProperty("password", password);
    if (!engine.postgres()) {
      login.setProperty("sslMode", "PREFERRED");
      login.setProperty("allowPublicKeyRetrieval", "true");
    }
    return login;
  }
}

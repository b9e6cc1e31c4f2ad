package io.dbrefresh.local.rds.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Lets the owner of a database create the extensions that the service lets its master user create,
 * who is no superuser there either (RDS User Guide, "PostgreSQL extensions"); PostgreSQL itself
 * trusts some of them only.
 */
final class TrustedExtensions {
  private static final String ENDING = ".control";
  private static final Set<String> OFFERED =
      Set.of(
          "amcheck",
          "autoinc",
          "bloom",
          "dblink",
          "earthdistance",
          "insert_username",
          "intagg",
          "moddatetime",
          "pg_buffercache",
          "pg_freespacemap",
          "pg_prewarm",
          "pg_stat_statements",
          "pg_visibility",
          "pg_walinspect",
          "pgrowlocks",
          "pgstattuple",
          "postgres_fdw",
          "refint",
          "sslinfo",
          "xml2");

  private TrustedExtensions() {}

  static void in(Path share) throws IOException {
    List<Path> controls;
    try (Stream<Path> files = Files.walk(share)) {
      controls = files.filter(TrustedExtensions::offered).toList();
    }
    for (Path control : controls) {
      Files.writeString(control, "\ntrusted = true\n", StandardOpenOption.APPEND);
    }
  }

  private static boolean offered(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(ENDING)
        && OFFERED.contains(name.substring(0, name.length() - ENDING.length()));
  }
}

package io.dbrefresh.local.rds.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A PostgreSQL server of any version, set up as RDS sets one up: the master {@code postgres} is no
 * superuser, and the roles of RDS are there. It trusts whoever connects.
 */
public final class PostgresOfVersion implements AutoCloseable {
  private static final String SUPERUSER = "rdsadmin";
  private static final int LOOKS = 500;

  private final int port;
  private final Process process;

  private PostgresOfVersion(int port, Process process) {
    this.port = port;
    this.process = process;
  }

  /** Starts version {@code 14.18.0}, for example, in an empty folder. */
  public static PostgresOfVersion start(String version, Path folder) {
    try {
      ServerBinaries binaries =
          new ServerBinaries(Path.of("target", "servers"), ServerProgress.NONE);
      Path bin = binaries.home(ServerPackage.postgresql(version, 14_800_000L)).resolve("bin");
      Path data = folder.toAbsolutePath().resolve("data");
      Privileges privileges = Privileges.found();
      Folders.createPrivate(data);
      privileges.own(data);
      SystemCommand.run(
          privileges.unprivileged(
              List.of(
                  bin.resolve("initdb").toString(),
                  "--pgdata=" + data,
                  "--username=" + SUPERUSER,
                  "--auth=trust",
                  "--encoding=UTF8",
                  "--locale=C",
                  "--no-sync")));
      int port = LocalPorts.any();
      Process process = postgres(bin, data, port, privileges, folder.resolve("log"));
      PostgresOfVersion server = new PostgresOfVersion(port, process);
      server.awaitReady();
      server.setUp(Integer.parseInt(version.substring(0, version.indexOf('.'))));
      return server;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Process postgres(Path bin, Path data, int port, Privileges privileges, Path log)
      throws IOException {
    List<String> command =
        List.of(
            bin.resolve("postgres").toString(),
            "-D",
            data.toString(),
            "-p",
            Integer.toString(port),
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "unix_socket_directories=",
            "-c",
            "fsync=off");
    ProcessBuilder builder =
        new ProcessBuilder(privileges.unprivileged(command))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("LC_ALL", "C");
    return builder.start();
  }

  private void awaitReady() throws IOException {
    for (int look = 0; look < LOOKS; look++) {
      try (Connection connection = connect(SUPERUSER, "postgres")) {
        connection.isValid(5);
        return;
      } catch (SQLException notYet) {
        Pause.millis(20);
      }
    }
    close();
    throw new AssertionError("The server does not answer");
  }

  /** From 16 on, who may grant a role is a member of it with ADMIN OPTION. */
  private void setUp(int version) {
    execute(
        SUPERUSER,
        "postgres",
        "CREATE ROLE rds_superuser NOLOGIN",
        "CREATE ROLE rds_iam NOLOGIN",
        "CREATE ROLE rds_password NOLOGIN",
        "GRANT pg_monitor, rds_password TO rds_superuser WITH ADMIN OPTION",
        "CREATE ROLE postgres LOGIN CREATEDB CREATEROLE",
        "GRANT rds_superuser TO postgres WITH ADMIN OPTION");
    if (version >= 16) {
      execute(
          SUPERUSER,
          "postgres",
          "GRANT rds_iam TO rds_superuser WITH ADMIN TRUE, INHERIT FALSE, SET FALSE");
    }
  }

  /** A database that belongs to the master, with a schema {@code public} as RDS has it. */
  public void createDatabase(String name) {
    String quoted = '"' + name + '"';
    execute(SUPERUSER, "postgres", "CREATE DATABASE " + quoted + " OWNER postgres");
    if (ask(SUPERUSER, name, "SHOW server_version_num").compareTo("150000") < 0) {
      execute(SUPERUSER, name, "ALTER SCHEMA public OWNER TO postgres");
    }
  }

  /** The superuser, whom users of RDS do not get to be. */
  public String superuser() {
    return SUPERUSER;
  }

  public int port() {
    return port;
  }

  /** A connection of a role. */
  public Connection connect(String user, String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/%s?sslmode=disable"
            .formatted(port, database.replace(" ", "%20")),
        user,
        "");
  }

  /** Runs statements as a role. */
  public void execute(String user, String database, String... statements) {
    try (Connection connection = connect(user, database);
        Statement jdbc = connection.createStatement()) {
      for (String statement : statements) {
        jdbc.execute(statement);
      }
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
  }

  /** The first column of all rows, with a line break between them. */
  public String ask(String user, String database, String query) {
    try (Connection connection = connect(user, database);
        Statement jdbc = connection.createStatement();
        ResultSet row = jdbc.executeQuery(query)) {
      StringBuilder answer = new StringBuilder();
      while (row.next()) {
        answer.append(answer.length() == 0 ? "" : "\n").append(row.getString(1));
      }
      return answer.toString();
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
  }

  @Override
  public void close() {
    Signals.send("INT", List.of(process.pid()));
    try {
      process.waitFor();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

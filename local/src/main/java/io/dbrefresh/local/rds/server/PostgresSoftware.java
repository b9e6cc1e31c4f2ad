package io.dbrefresh.local.rds.server;

import io.dbrefresh.local.rds.storage.Family;
import io.dbrefresh.local.rds.storage.MasterUser;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** PostgreSQL, with the roles that the service puts into a database (RDS User Guide, "Roles"). */
final class PostgresSoftware implements ServerSoftware {
  private static final String ACCESS =
      """
      # Written by dbrefresh: this machine only; the master's groups have passwords, even after
      # it was made a member of a role that has tokens.
      host all rdsadmin 127.0.0.1/32 scram-sha-256
      host all +rds_superuser 127.0.0.1/32 scram-sha-256
      %shost all all 127.0.0.1/32 scram-sha-256
      host replication all 127.0.0.1/32 scram-sha-256
      """;

  private static final String TOKENS =
      "host all +rds_iam 127.0.0.1/32 radius radiusservers=\"127.0.0.1\" radiusports=\"%d\""
          + " radiussecrets=\"%s\" radiusidentifiers=\"%s\"\n";

  private static final List<String> ROLES =
      List.of(
          "CREATE ROLE rds_superuser NOLOGIN",
          "CREATE ROLE rds_iam NOLOGIN",
          "CREATE ROLE rds_password NOLOGIN",
          "CREATE ROLE rds_replication NOLOGIN",
          "GRANT pg_monitor, pg_signal_backend, pg_checkpoint, rds_password, rds_replication"
              + " TO rds_superuser WITH ADMIN OPTION",
          "GRANT rds_iam TO rds_superuser WITH ADMIN TRUE, INHERIT FALSE, SET FALSE");

  /** Without fsync only a crash of the whole machine can lose data, and copies are cheap. */
  private static final List<String> SETTINGS =
      List.of(
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "fsync=off",
          "shared_buffers=32MB",
          "min_wal_size=8MB",
          "max_wal_size=256MB",
          "archive_mode=on",
          "archive_library=basic_archive",
          "basic_archive.archive_directory=../log",
          "timezone=UTC",
          "log_timezone=UTC");

  /** Of one that follows: its own archive is whole, too, should it lead one day. */
  private static final List<String> FOLLOWING =
      List.of(
          "primary_conninfo=service=upstream",
          "restore_command=cp ../upstream-log/%f %p",
          "archive_mode=always",
          "archive_library=",
          "archive_command=sh ../archive-full %p %f",
          "hot_standby_feedback=on",
          "wal_receiver_status_interval=1s",
          "wal_retrieve_retry_interval=500ms");

  private final ServerBinaries binaries;
  private final Privileges privileges;
  private final Optional<TokenDoor> door;

  PostgresSoftware(ServerBinaries binaries, Privileges privileges, Optional<TokenDoor> door) {
    this.binaries = binaries;
    this.privileges = privileges;
    this.door = door;
  }

  private String program(String name) {
    return binaries.home(Family.POSTGRES).resolve("bin").resolve(name).toString();
  }

  /** {@code C.UTF-8} sorts and folds as Unicode; a system that lacks it gets {@code C}. */
  @Override
  public void initialise(Path data, String adminPassword) throws IOException {
    Path passwordFile =
        Files.createTempFile(
            data.toAbsolutePath().getParent(),
            ".init",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(passwordFile, adminPassword);
      privileges.own(passwordFile);
      try {
        initdb(data, passwordFile, "C.UTF-8");
      } catch (IOException withoutLocale) {
        Folders.delete(data);
        initdb(data, passwordFile, "C");
      }
      Files.writeString(data.resolve("pg_hba.conf"), ACCESS.formatted(""));
    } finally {
      Files.deleteIfExists(passwordFile);
    }
  }

  /** Small log segments keep copies small. */
  private void initdb(Path data, Path passwordFile, String locale) throws IOException {
    Folders.createPrivate(data);
    privileges.own(data);
    SystemCommand.run(
        privileges.unprivileged(
            List.of(
                program("initdb"),
                "--pgdata=" + data,
                "--username=" + ADMIN,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=" + locale,
                "--wal-segsize=1",
                "--no-sync")));
  }

  @Override
  public void prepare(VolumeFolder volume) throws IOException {
    Folders.createPrivate(volume.log());
    privileges.own(volume.log());
    Files.writeString(volume.data().resolve("pg_hba.conf"), ACCESS.formatted(tokens(volume)));
    SegmentFiles.unfinished(volume);
    Path standby = volume.data().resolve("standby.signal");
    Files.deleteIfExists(standby);
    if (volume.follows()) {
      Files.createFile(standby);
      privileges.own(volume.upstream());
      SegmentFiles.writeArchiving(volume);
      privileges.own(volume.archiving());
    }
    privileges.own(volume.data());
  }

  /** The volume is told by the name of its folder, the resource id of its database. */
  private String tokens(VolumeFolder volume) {
    return door.map(
            to ->
                TOKENS.formatted(
                    to.port(), to.secret(), String.valueOf(volume.root().getFileName())))
        .orElse("");
  }

  @Override
  public List<String> command(VolumeFolder volume, int port) {
    List<String> command =
        new ArrayList<>(
            List.of(
                program("postgres"), "-D", volume.data().toString(), "-p", Integer.toString(port)));
    SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
    if (volume.follows()) {
      FOLLOWING.forEach(setting -> command.addAll(List.of("-c", setting)));
    }
    return privileges.unprivileged(command);
  }

  @Override
  public ChangeLog log() {
    return new WriteAheadLog();
  }

  @Override
  public boolean hopeless(VolumeFolder volume) throws IOException {
    return Replication.stuck(volume);
  }

  @Override
  public String stopSignal() {
    return "INT";
  }

  @Override
  public Connection connect(int port, String adminPassword) throws SQLException {
    return connect(port, adminPassword, "postgres");
  }

  private static Connection connect(int port, String adminPassword, String database)
      throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", ADMIN);
    properties.setProperty("password", adminPassword);
    properties.setProperty("sslmode", "disable");
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("ApplicationName", ADMIN);
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:"
            + port
            + "/"
            + URLEncoder.encode(database, StandardCharsets.UTF_8),
        properties);
  }

  @Override
  public void equip(Connection admin, String adminPassword) throws IOException, SQLException {
    GlobalFunctions.into(admin, (port, database) -> connect(port, adminPassword, database));
  }

  @Override
  public void createMaster(Connection admin, MasterUser master, Optional<String> database)
      throws SQLException {
    String name = identifier(master.name());
    try (Statement statement = admin.createStatement()) {
      for (String role : ROLES) {
        statement.execute(role);
      }
      statement.execute(
          "CREATE ROLE "
              + name
              + " LOGIN CREATEDB CREATEROLE VALID UNTIL 'infinity' PASSWORD "
              + literal(master.password()));
      statement.execute("GRANT rds_superuser TO " + name + " WITH ADMIN OPTION");
      statement.execute("ALTER DATABASE postgres OWNER TO " + name);
      if (database.isPresent()) {
        statement.execute("CREATE DATABASE " + identifier(database.get()) + " OWNER " + name);
      }
    }
  }

  @Override
  public void changePassword(Connection admin, MasterUser master) throws SQLException {
    try (Statement statement = admin.createStatement()) {
      statement.execute(
          "ALTER ROLE " + identifier(master.name()) + " PASSWORD " + literal(master.password()));
    }
  }

  @Override
  public List<String> processFiles() {
    return List.of("postmaster.pid", "postmaster.opts");
  }

  private static String identifier(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static String literal(String value) {
    String quoted = value.replace("'", "''").replace("\\", "\\\\");
    return "E'" + quoted + "'";
  }
}

package io.dbrefresh.local.rds.server;

import io.dbrefresh.local.rds.storage.Family;
import io.dbrefresh.local.rds.storage.MasterUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** MariaDB, which also stands in for MySQL and Aurora MySQL. */
final class MariaDbSoftware implements ServerSoftware {
  /** In the order in which mariadb-install-db reads them; it also adds help texts. */
  private static final List<String> SYSTEM_TABLES =
      List.of(
          "mariadb_system_tables.sql",
          "mariadb_performance_tables.sql",
          "mariadb_system_tables_data.sql",
          "maria_add_gis_sp_bootstrap.sql",
          "mariadb_sys_schema.sql");

  /** RDS User Guide, "Master user account privileges". */
  private static final String MASTER_PRIVILEGES =
      "SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, RELOAD, PROCESS, REFERENCES, INDEX, ALTER,"
          + " SHOW DATABASES, CREATE TEMPORARY TABLES, LOCK TABLES, EXECUTE, REPLICATION SLAVE,"
          + " REPLICATION CLIENT, CREATE VIEW, SHOW VIEW, CREATE ROUTINE, ALTER ROUTINE,"
          + " CREATE USER, EVENT, TRIGGER";

  private final ServerBinaries binaries;
  private final Privileges privileges;

  MariaDbSoftware(ServerBinaries binaries, Privileges privileges) {
    this.binaries = binaries;
    this.privileges = privileges;
  }

  private Path home() {
    return binaries.home(Family.MYSQL);
  }

  @Override
  public void initialise(Path data, String adminPassword) throws IOException {
    Folders.createPrivate(data);
    Path script =
        Files.createTempFile(
            data.toAbsolutePath().getParent(),
            ".init",
            ".sql",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Path temporary = data.resolveSibling(data.getFileName() + "-tmp");
    try {
      renew(temporary);
      writeScript(script, adminPassword);
      List<String> command = new ArrayList<>(settings(data, temporary));
      command.addAll(List.of("--skip-log-bin", "--bootstrap", "--silent-startup"));
      SystemCommand.run(command, Optional.of(script));
    } finally {
      Files.deleteIfExists(script);
      Folders.delete(temporary);
    }
  }

  /** In this mode a statement ends at the end of a line, and accounts exist after a flush only. */
  private void writeScript(Path script, String adminPassword) throws IOException {
    append(script, "CREATE DATABASE mysql;\nUSE mysql;\nSET @auth_root_socket=NULL;\n");
    for (String file : SYSTEM_TABLES) {
      Files.write(
          script,
          Files.readAllBytes(home().resolve("share").resolve(file)),
          StandardOpenOption.APPEND);
    }
    append(script, "\nUSE mysql;\nDELETE FROM global_priv WHERE User='root';\n");
    append(script, "DELETE FROM proxies_priv;\nFLUSH PRIVILEGES;\n");
    String account = account(ADMIN, "127.0.0.1");
    append(script, "CREATE USER " + account + " IDENTIFIED BY " + literal(adminPassword) + ";\n");
    append(script, "GRANT ALL ON *.* TO " + account + " WITH GRANT OPTION;\n");
  }

  private static void append(Path script, String text) throws IOException {
    Files.writeString(script, text, StandardOpenOption.APPEND);
  }

  /** Small files keep copies cheap; without TLS no key has to be made at every start. */
  private List<String> settings(Path data, Path temporary) {
    List<String> settings = new ArrayList<>();
    settings.add(home().resolve("bin").resolve("mariadbd").toString());
    settings.addAll(
        List.of(
            "--no-defaults",
            "--basedir=" + home(),
            "--lc-messages-dir=" + home().resolve("share"),
            "--datadir=" + data,
            "--tmpdir=" + temporary,
            "--character-set-server=utf8mb4",
            "--innodb-data-file-path=ibdata1:4M:autoextend",
            "--innodb-temp-data-file-path=ibtmp1:4M:autoextend",
            "--innodb-autoextend-increment=1",
            "--innodb-undo-tablespaces=0",
            "--innodb-log-file-size=8M",
            "--innodb-buffer-pool-size=64M",
            "--innodb-use-native-aio=0",
            "--innodb-flush-log-at-trx-commit=2",
            "--max-allowed-packet=64M",
            "--table-open-cache=400",
            "--open-files-limit=4096",
            "--performance-schema=OFF",
            "--skip-ssl"));
    if (privileges.root()) {
      settings.add("--user=root");
    }
    return settings;
  }

  /** MariaDB runs as root where it is told to, so its data belongs to whoever runs this. */
  @Override
  public void prepare(VolumeFolder volume) throws IOException {
    Folders.createPrivate(volume.log());
    renew(volume.temporary());
  }

  /** Servers that share a folder for their temporary files take them from each other. */
  private static void renew(Path temporary) throws IOException {
    Folders.delete(temporary);
    Folders.createPrivate(temporary);
  }

  @Override
  public List<String> command(VolumeFolder volume, int port) {
    List<String> command = new ArrayList<>(settings(volume.data(), volume.temporary()));
    command.addAll(BinaryLog.options());
    command.addAll(
        List.of(
            "--port=" + port,
            "--bind-address=127.0.0.1",
            "--socket=",
            "--skip-name-resolve",
            "--pid-file=" + volume.data().resolve("server.pid"),
            "--default-time-zone=+00:00"));
    return command;
  }

  @Override
  public ChangeLog log() {
    return new BinaryLog();
  }

  @Override
  public String stopSignal() {
    return "TERM";
  }

  @Override
  public Connection connect(int port, String adminPassword) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", ADMIN);
    properties.setProperty("password", adminPassword);
    properties.setProperty("sslMode", "DISABLED");
    properties.setProperty("allowPublicKeyRetrieval", "true");
    properties.setProperty("connectTimeout", "5000");
    return DriverManager.getConnection("jdbc:mysql://127.0.0.1:" + port + "/", properties);
  }

  @Override
  public void createMaster(Connection admin, MasterUser master, Optional<String> database)
      throws SQLException {
    String account = account(master.name(), "%");
    try (Statement statement = admin.createStatement()) {
      statement.execute("CREATE USER " + account + identified(master));
      statement.execute(
          "GRANT " + MASTER_PRIVILEGES + " ON *.* TO " + account + " WITH GRANT OPTION");
      if (database.isPresent()) {
        statement.execute("CREATE DATABASE `" + database.get().replace("`", "``") + "`");
      }
    }
  }

  @Override
  public void changePassword(Connection admin, MasterUser master) throws SQLException {
    try (Statement statement = admin.createStatement()) {
      statement.execute("ALTER USER " + account(master.name(), "%") + identified(master));
    }
  }

  /** The statement is in the binary log, so it has the password's hash only. */
  private static String identified(MasterUser master) {
    return " IDENTIFIED BY PASSWORD " + literal(NativePassword.hash(master.password()));
  }

  @Override
  public List<String> processFiles() {
    return List.of("server.pid");
  }

  private static String account(String name, String host) {
    return literal(name) + "@" + literal(host);
  }

  private static String literal(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}

package io.dbrefresh.lambdas.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.lambdas.rds.Address;
import io.dbrefresh.local.rds.server.ServerBinaries;
import io.dbrefresh.local.rds.server.ServerProgress;
import io.dbrefresh.local.rds.server.ServerStorage;
import io.dbrefresh.local.rds.server.Sql;
import io.dbrefresh.local.rds.storage.Family;
import io.dbrefresh.local.rds.storage.MasterUser;
import io.dbrefresh.local.rds.storage.Volume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers on other machines have to prove who they are; here, every host counts as one. */
class TlsTest {
  private static final MasterUser MASTER = new MasterUser("admin", "secret-1");

  @TempDir static Path folder;
  private static ServerStorage storage;
  private static Authority authority;
  private static Authority stranger;
  private static final List<Process> SERVERS = new ArrayList<>();
  private static final int[] SECURE = new int[Dialect.values().length];
  private static final int[] PLAIN = new int[Dialect.values().length];

  @BeforeAll
  static void start_servers_with_and_without_a_certificate() throws Exception {
    authority = new Authority(folder, "authority");
    stranger = new Authority(folder, "stranger");
    storage =
        new ServerStorage(
            folder.resolve("servers"),
            new ServerBinaries(Path.of("target", "servers"), ServerProgress.NONE));
    for (Dialect dialect : Dialect.values()) {
      Volume plain = volume(dialect, "plain");
      PLAIN[dialect.ordinal()] = Sql.freePort();
      storage.start(plain, PLAIN[dialect.ordinal()]);
      Volume secure = volume(dialect, "secure");
      SECURE[dialect.ordinal()] = Sql.freePort();
      if (dialect == Dialect.POSTGRESQL) {
        certify(secure);
        storage.start(secure, SECURE[dialect.ordinal()]);
      } else {
        storage.start(secure, SECURE[dialect.ordinal()]);
        again(secure, certify(secure), SECURE[dialect.ordinal()]);
      }
    }
  }

  private static Volume volume(Dialect dialect, String name) {
    Family family = dialect == Dialect.POSTGRESQL ? Family.POSTGRES : Family.MYSQL;
    Volume volume = new Volume(name + "-" + dialect.name().toLowerCase(), family);
    storage.create(volume, MASTER, Optional.of("app"));
    return volume;
  }

  private static Path data(Volume volume) {
    return folder.resolve("servers").resolve("volumes").resolve(volume.id()).resolve("data");
  }

  /** Gives the volume's server a certificate for localhost; answers MariaDB's options for it. */
  private static List<String> certify(Volume volume) throws IOException {
    Path certificate = data(volume).resolve("server.crt").toAbsolutePath();
    Path key = data(volume).resolve("server.key").toAbsolutePath();
    authority.issue("localhost", certificate, key);
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    for (Path file : List.of(certificate, key)) {
      Files.setOwner(file, Files.getOwner(data(volume)));
    }
    if (volume.family() == Family.POSTGRES) {
      Files.writeString(
          data(volume).resolve("postgresql.conf"),
          "\nssl = on\nssl_cert_file = '%s'\nssl_key_file = '%s'\n".formatted(certificate, key),
          StandardOpenOption.APPEND);
    }
    return List.of("--ssl-cert=" + certificate, "--ssl-key=" + key);
  }

  /** Starts the server that runs at {@code port} again, as it runs and with TLS. */
  private static void again(Volume volume, List<String> options, int port) throws Exception {
    List<String> command = new ArrayList<>(commandOf(port));
    command.remove("--skip-ssl");
    command.addAll(options);
    storage.stop(volume);
    SERVERS.add(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("mariadb.log").toFile())
            .start());
    for (int look = 0; look < 200; look++) {
      try {
        Sql.connect(Family.MYSQL, port, "app", MASTER).close();
        return;
      } catch (SQLException notYet) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
    throw new AssertionError(Files.readString(folder.resolve("mariadb.log")));
  }

  private static List<String> commandOf(int port) {
    return ProcessHandle.allProcesses()
        .map(process -> Path.of("/proc", Long.toString(process.pid()), "cmdline"))
        .map(TlsTest::arguments)
        .filter(arguments -> arguments.contains("--port=" + port))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> arguments(Path cmdline) {
    try {
      return Arrays.asList(Files.readString(cmdline).split("\0"));
    } catch (IOException gone) {
      return List.of();
    }
  }

  @AfterAll
  static void stop_the_servers() throws InterruptedException {
    for (Process server : SERVERS) {
      server.destroy();
      server.waitFor();
    }
    storage.close();
  }

  private static Logins trusting(Path bundle) {
    return new Logins(new Trust(Optional.of(bundle), host -> false));
  }

  private static Login login(Dialect dialect, String host, int port) {
    return new Login(
        dialect, new Address(host, port), Optional.of("app"), MASTER.name(), MASTER.password());
  }

  private static String cipher(Dialect dialect, Logins logins, Login login) throws SQLException {
    String sql =
        dialect == Dialect.POSTGRESQL
            ? "SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
            : "SELECT VARIABLE_VALUE FROM information_schema.SESSION_STATUS WHERE VARIABLE_NAME = 'Ssl_version'";
    try (Connection connection = logins.connect(login);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_right_host_with_a_certificate_of_the_authority_is_let_in(Dialect dialect)
      throws SQLException {
    Login login = login(dialect, "localhost", SECURE[dialect.ordinal()]);

    assertThat(cipher(dialect, trusting(authority.certificate()), login)).startsWith("TLS");
    assertThat(trusting(authority.certificate()).probe(login).isWelcome()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void a_host_that_the_certificate_is_not_for_is_refused(Dialect dialect) {
    Login login = login(dialect, "127.0.0.1", SECURE[dialect.ordinal()]);

    assertThatThrownBy(() -> trusting(authority.certificate()).connect(login).close())
        .isInstanceOf(SQLException.class)
        .hasStackTraceContaining("127.0.0.1");
  }

  @ParameterizedTest
  @EnumSource
  void a_certificate_of_an_unknown_authority_is_refused(Dialect dialect) {
    Login login = login(dialect, "localhost", SECURE[dialect.ordinal()]);

    assertThatThrownBy(() -> trusting(stranger.certificate()).connect(login).close())
        .isInstanceOf(SQLException.class)
        .hasStackTraceContaining("CertPath");
  }

  @ParameterizedTest
  @EnumSource
  void a_server_without_tls_is_refused(Dialect dialect) {
    Login login = login(dialect, "localhost", PLAIN[dialect.ordinal()]);

    assertThatThrownBy(() -> trusting(authority.certificate()).connect(login).close())
        .isInstanceOf(SQLException.class)
        .hasStackTraceContaining("SSL");
  }

  @ParameterizedTest
  @EnumSource
  void without_a_bundle_no_server_on_another_machine_is_asked(Dialect dialect) {
    Login login = login(dialect, "mysqlinstd.abc.us-east-1.rds.amazonaws.com", 3306);
    Path nowhere = folder.resolve("nowhere.pem");

    assertThatThrownBy(() -> trusting(nowhere).connect(login).close())
        .isInstanceOf(StepFailedException.class)
        .hasMessageContaining("cannot be checked")
        .hasMessageContaining("lambdas/ca-bundle");
    assertThatThrownBy(() -> new Logins(Map.of("RDS_CA_BUNDLE", nowhere.toString())).connect(login))
        .isInstanceOf(StepFailedException.class)
        .hasMessageContaining(nowhere.toString());
  }

  @Test
  void servers_on_this_machine_may_be_without_tls() {
    for (Dialect dialect : Dialect.values()) {
      assertThat(
              new Logins(Map.of())
                  .probe(login(dialect, "127.0.0.1", PLAIN[dialect.ordinal()]))
                  .kind())
          .isEqualTo(Answer.Kind.WELCOME);
    }
  }
}

package io.dbrefresh.local.rds.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbrefresh.local.rds.storage.Family;
import io.dbrefresh.local.rds.storage.MasterUser;
import io.dbrefresh.local.rds.storage.PortTakenException;
import io.dbrefresh.local.rds.storage.StorageException;
import io.dbrefresh.local.rds.storage.Volume;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServerStorageTest {
  private static final MasterUser MASTER = new MasterUser("admin", "it's a \\secret");

  @TempDir Path folder;

  private ServerStorage open() {
    return new ServerStorage(
        folder, new ServerBinaries(Path.of("target", "servers"), ServerProgress.NONE));
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void copies_a_running_volume_without_losing_what_was_committed(Family family) throws Exception {
    Volume source = new Volume("source", family);
    Volume copy = new Volume("copy", family);
    try (ServerStorage storage = open()) {
      storage.create(source, MASTER, Optional.of("app"));
      int port = Sql.freePort();
      storage.start(source, port);
      try (Connection connection = Sql.connect(family, port, "app", MASTER)) {
        Sql.run(connection, "create table t (n int primary key)", "insert into t values (1), (2)");
        storage.copy(source, copy);
        Sql.run(connection, "insert into t values (3)");
        assertThat(Sql.ints(connection, "select count(*) from t")).containsExactly(3);
      }
      storage.changePassword(copy, new MasterUser("admin", "other"));
      int second = Sql.freePort();
      storage.start(copy, second);
      try (Connection connection =
          Sql.connect(family, second, "app", new MasterUser("admin", "other"))) {
        assertThat(Sql.ints(connection, "select n from t order by n")).containsExactly(1, 2);
      }
      assertThatThrownBy(() -> Sql.connect(family, second, "app", MASTER).close())
          .isInstanceOf(SQLException.class);
      storage.delete(copy);
      assertThat(storage.exists(copy)).isFalse();
      assertThat(storage.running(copy)).isFalse();
      assertThat(storage.portFree(second)).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void says_so_when_another_program_has_the_port(Family family) throws Exception {
    Volume volume = new Volume("v", family);
    try (ServerStorage storage = open();
        ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      storage.create(volume, MASTER, Optional.empty());
      assertThatThrownBy(() -> storage.start(volume, other.getLocalPort()))
          .isInstanceOf(PortTakenException.class);
      assertThat(storage.running(volume)).isFalse();
    }
  }

  @Test
  void ends_the_servers_of_a_killed_process_and_keeps_their_data() throws Exception {
    Volume volume = new Volume("v", Family.POSTGRES);
    ServerStorage killed = open();
    killed.create(volume, MASTER, Optional.of("app"));
    int port = Sql.freePort();
    killed.start(volume, port);
    try (Connection connection = Sql.connect(Family.POSTGRES, port, "app", MASTER)) {
      Sql.run(connection, "create table t (n int)", "insert into t values (1)");
    }
    Files.createDirectories(folder.resolve("volumes/.new-half/data"));

    try (ServerStorage next = open()) {
      assertThat(next.portFree(port)).isTrue();
      assertThat(killed.running(volume)).isFalse();
      assertThat(folder.resolve("volumes/.new-half")).doesNotExist();
      next.start(volume, port);
      try (Connection connection = Sql.connect(Family.POSTGRES, port, "app", MASTER)) {
        assertThat(Sql.ints(connection, "select n from t")).containsExactly(1);
      }
    }
  }

  @Test
  void serves_where_user_namespaces_are_forbidden_and_after_they_are_allowed_again()
      throws Exception {
    Volume volume = new Volume("v", Family.POSTGRES);
    ServerBinaries binaries = new ServerBinaries(Path.of("target", "servers"), ServerProgress.NONE);
    int port = Sql.freePort();
    try (ServerStorage storage =
        new ServerStorage(folder, binaries, Privileges.withoutNamespaces())) {
      storage.create(volume, MASTER, Optional.of("app"));
      storage.start(volume, port);
      storage.copy(volume, new Volume("copy", Family.POSTGRES));
      Sql.connect(Family.POSTGRES, port, "app", MASTER).close();
    }
    try (ServerStorage storage = open()) {
      storage.start(new Volume("copy", Family.POSTGRES), port);
      Sql.connect(Family.POSTGRES, port, "app", MASTER).close();
    }
  }

  @Test
  void leaves_nothing_behind_when_a_copy_fails() {
    try (ServerStorage storage = open()) {
      Volume absent = new Volume("absent", Family.POSTGRES);
      Volume target = new Volume("target", Family.POSTGRES);
      assertThatThrownBy(() -> storage.copy(absent, target)).isInstanceOf(StorageException.class);
      assertThat(folder.resolve("volumes")).isEmptyDirectory();
    }
  }

  @Test
  void gives_the_postgresql_master_the_service_roles_and_not_superuser() throws Exception {
    Volume volume = new Volume("v", Family.POSTGRES);
    try (ServerStorage storage = open()) {
      storage.create(volume, MASTER, Optional.empty());
      int port = Sql.freePort();
      storage.start(volume, port);
      try (Connection connection = Sql.connect(Family.POSTGRES, port, "postgres", MASTER)) {
        assertThat(
                Sql.strings(
                    connection,
                    "select rolname from pg_roles where rolname like 'rds\\_%' order by 1"))
            .isEqualTo(List.of("rds_iam", "rds_password", "rds_replication", "rds_superuser"));
        assertThat(
                Sql.strings(
                    connection,
                    "select rolsuper::text || rolcreatedb || rolcreaterole"
                        + " || pg_has_role('rds_superuser', 'member')"
                        + " from pg_roles where rolname = current_user"))
            .containsExactly("falsetruetruetrue");
        Sql.run(connection, "create role app login password 'x'", "grant rds_superuser to app");
      }
    }
  }
}

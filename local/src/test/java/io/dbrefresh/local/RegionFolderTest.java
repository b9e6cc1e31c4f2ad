package io.dbrefresh.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

class RegionFolderTest {
  @TempDir Path temp;

  private Path folder() {
    return temp.resolve("region");
  }

  private LocalRegion open() {
    return TestRegion.withoutDatabases(folder(), TestRegion.DEFINITIONS);
  }

  @Test
  void leaves_a_folder_with_other_things_in_it_alone() throws IOException {
    Path precious = Files.writeString(Files.createDirectories(folder()).resolve("thesis"), "text");
    assertThatThrownBy(this::open)
        .isInstanceOf(RegionFolderException.class)
        .hasMessageContaining(folder().toString())
        .hasMessageContaining("--local-dir");
    assertThatThrownBy(() -> LocalRegion.reset(folder())).isInstanceOf(RegionFolderException.class);
    assertThatThrownBy(() -> LocalRegion.read(folder(), TestRegion.PROJECT))
        .isInstanceOf(RegionFolderException.class);
    assertThat(folder()).isDirectoryContaining(precious::equals);
    assertThat(folder().toFile().list()).hasSize(1);
  }

  @Test
  void names_the_damaged_file_and_the_command_that_mends_it() throws IOException {
    open().close();
    Files.writeString(folder().resolve("region.json"), "{\"form");
    assertThatThrownBy(this::open)
        .isInstanceOf(RegionFolderException.class)
        .hasMessageContaining(folder().resolve("region.json").toString())
        .hasMessageContaining("`dbrefresh local reset`");
    assertThat(LocalRegion.reset(folder())).isTrue();
    open().close();
  }

  @Test
  void says_so_when_a_service_file_is_damaged() throws IOException {
    open().close();
    Path table = folder().resolve("dynamodb/tables/dbrefresh-locks.json");
    Path machine = folder().resolve("sfn/machines/dbrefresh.json");
    assertThat(table).exists();
    Files.writeString(Files.exists(machine) ? machine : anyMachine(), "{");
    assertThatThrownBy(this::open)
        .isInstanceOf(RegionFolderException.class)
        .hasMessageContaining("sfn")
        .hasMessageContaining("`dbrefresh local reset`");
    assertThat(LocalRegion.holder(folder())).isEmpty();
  }

  private Path anyMachine() throws IOException {
    try (var files = Files.list(folder().resolve("sfn/machines"))) {
      return files.findFirst().orElseThrow();
    }
  }

  @Test
  void has_nothing_to_read_before_the_first_launch() {
    assertThatThrownBy(() -> LocalRegion.read(folder(), TestRegion.PROJECT))
        .isInstanceOf(RegionFolderException.class)
        .hasMessageContaining("There is no local region in " + folder() + " yet");
    assertThat(folder()).doesNotExist();
  }

  @Test
  void refuses_the_format_of_a_newer_version() throws IOException {
    open().close();
    Files.writeString(folder().resolve("region.json"), "{\"format\": 99}");
    assertThatThrownBy(this::open).hasMessageContaining("newer version of dbrefresh (format 99");
  }

  @Test
  void is_held_by_one_opener_at_a_time_and_read_by_any() {
    try (LocalRegion region = open()) {
      assertThatThrownBy(this::open)
          .isInstanceOfSatisfying(
              RegionInUseException.class,
              held -> {
                assertThat(held.holder().pid()).isEqualTo(ProcessHandle.current().pid());
                assertThat(held).hasMessageContaining(folder().toString());
              });
      assertThatThrownBy(() -> LocalRegion.reset(folder()))
          .isInstanceOf(RegionInUseException.class);
      region
          .sns()
          .publish(
              request ->
                  request.topicArn("arn:aws:sns:us-east-1:123456789012:refresh").message("hi"));
      try (LocalRegion read = LocalRegion.read(folder(), TestRegion.PROJECT)) {
        assertThat(read.messages()).extracting("message").containsExactly("hi");
        assertThat(read.dynamoDb().listTables().tableNames()).hasSize(2);
        assertThat(read.rds().describeDBInstances().dbInstances()).isEmpty();
        assertThat(read.sfn().listStateMachines().stateMachines()).hasSize(4);
        assertThatThrownBy(() -> read.dynamoDb().deleteTable(request -> request.tableName("x")))
            .isInstanceOf(UnsupportedOperationException.class)
            .hasMessageContaining("opened for reading; deleteTable would change it");
        assertThatThrownBy(() -> read.ensureRunning("mysqlinstp"))
            .isInstanceOf(UnsupportedOperationException.class);
      }
      assertThat(LocalRegion.holder(folder())).isPresent();
    }
    assertThat(LocalRegion.holder(folder())).isEmpty();
    open().close();
  }

  @Test
  void resets_to_nothing_once() throws IOException {
    assertThat(LocalRegion.reset(folder())).isFalse();
    open().close();
    Path outside = Files.writeString(temp.resolve("outside"), "kept");
    Files.createSymbolicLink(folder().resolve("link"), outside);
    assertThat(LocalRegion.exists(folder())).isTrue();
    assertThat(LocalRegion.reset(folder())).isTrue();
    assertThat(folder()).doesNotExist();
    assertThat(outside).exists();
    assertThat(LocalRegion.reset(folder())).isFalse();
  }

  @Test
  void takes_over_from_a_killed_process_and_recovers_what_it_was_running()
      throws IOException, InterruptedException {
    Process holding = start();
    try {
      assertThatThrownBy(this::open)
          .isInstanceOfSatisfying(
              RegionInUseException.class,
              held -> {
                assertThat(held.holder().pid()).isEqualTo(holding.pid());
                assertThat(held.holder().command()).contains("HoldingProcess");
              });
    } finally {
      holding.destroyForcibly().waitFor();
    }
    try (LocalRegion region = open()) {
      assertThat(Executions.ended(region, "interrupted").status())
          .isEqualTo(ExecutionStatus.ABORTED);
      assertThat(Executions.ended(region, "interrupted").cause())
          .contains("Process " + holding.pid());
      assertThat(Executions.ended(region, "recover-interrupted").status())
          .isEqualTo(ExecutionStatus.SUCCEEDED);
      assertThat(Executions.ended(region, "recover-interrupted").input())
          .contains("\"name\":\"interrupted\"", "\"status\":\"ABORTED\"");
    }
  }

  private Process start() throws IOException, InterruptedException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path")
                .replace(File.pathSeparator + File.pathSeparator, ""),
            HoldingProcess.class.getName(),
            folder().toString());
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    assertThat(said.readLine()).isEqualTo("open");
    assertThat(process.waitFor(1, TimeUnit.MILLISECONDS)).isFalse();
    return process;
  }
}

package io.dbrefresh.local.rds.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFilesTest {
  @TempDir Path folder;

  /** A process that waits, and has {@code named} in its command line. */
  private static Process process(Path named) throws Exception {
    return new ProcessBuilder("tail", "-F", named.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  @Test
  void ends_a_process_left_while_a_volume_was_being_made_and_no_other() throws Exception {
    Path volumes = folder.resolve("volumes");
    PidFiles pids = new PidFiles(folder.resolve("run"));
    Process making = process(volumes.resolve(".new-v/data"));
    Process stranger = process(Path.of("/elsewhere"));
    try {
      pids.write(".new-v", making.pid());
      pids.write("w", stranger.pid());
      Files.writeString(folder.resolve("run/damaged"), "not a number\n");

      pids.endLeftovers(volumes);

      assertThat(making.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(stranger.isAlive()).isTrue();
      assertThat(folder.resolve("run")).isEmptyDirectory();
    } finally {
      making.destroyForcibly();
      stranger.destroyForcibly();
    }
  }
}

package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.process.Surroundings;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which local region a command means that knows no other. */
final class LocalDirOption {
  @Option(names = "--local", description = "The local region, in ~/.dbrefresh/local.")
  private boolean local;

  @Option(
      names = "--local-dir",
      paramLabel = "DIR",
      description = "The local region in this folder.")
  private Optional<Path> localDir = Optional.empty();

  Path folder(Surroundings surroundings) {
    return localDir
        .map(Path::toAbsolutePath)
        .map(Path::normalize)
        .orElseGet(() -> surroundings.home().resolve(".dbrefresh").resolve("local"));
  }

  String typed() {
    return localDir.map(folder -> " --local-dir " + folder).orElse(" --local");
  }
}

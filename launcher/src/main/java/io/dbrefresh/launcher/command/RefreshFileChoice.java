package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.refreshfile.LaunchInput;
import io.dbrefresh.launcher.refreshfile.RefreshFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Takes the refresh file that is meant, or says which there are. */
final class RefreshFileChoice {
  private final RefreshFiles files;

  RefreshFileChoice(Path project) {
    this.files = new RefreshFiles(project);
  }

  LaunchInput read(String region, Launch launch, Optional<Path> named) {
    Path file =
        named.orElseGet(
            () ->
                files
                    .find(region, launch.application(), launch.target())
                    .orElseThrow(() -> unknown(region, launch)));
    if (!Files.isRegularFile(file)) {
      throw new CommandException(ExitCode.USAGE, "There is no file " + file + ".");
    }
    return LaunchInput.read(files.shown(file), file);
  }

  private CommandException unknown(String region, Launch launch) {
    String absent =
        "There is no refresh file "
            + files.expected(region, launch.application(), launch.target())
            + ".";
    List<String> nearest = files.nearest(region, launch.application(), launch.target());
    String there =
        nearest.isEmpty()
            ? "No refresh file exists for " + region + "."
            : "What can be launched in %s, nearest first:\n  dbrefresh launch %s"
                .formatted(region, String.join("\n  dbrefresh launch ", nearest));
    return new CommandException(ExitCode.USAGE, absent + "\n" + there);
  }
}

package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.refreshfile.LaunchInput;
import io.dbrefresh.launcher.refreshfile.RefreshFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Takes the refresh file that is meant, or says which there are. */
final class RefreshFileChoice {
  private final RefreshFiles files;
  private final String command;

  /** {@code command} is what people typed, and may type with another target. */
  RefreshFileChoice(Path project, String command) {
    this.files = new RefreshFiles(project);
    this.command = command;
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
    LaunchInput input = LaunchInput.read(files.shown(file), file);
    requireSame(input, launch);
    return input;
  }

  /** A file under another's name would refresh a database that nobody asked for. */
  private static void requireSame(LaunchInput input, Launch launch) {
    String target = input.file().target().instance();
    String application = input.file().application();
    if (!target.equalsIgnoreCase(launch.target()) || !application.equals(launch.application())) {
      throw new CommandException(
          ExitCode.USAGE,
          "%s refreshes %s of %s, not %s of %s."
              .formatted(
                  input.shown(), target, application, launch.target(), launch.application()));
    }
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
            : "What has one in %s, nearest first:\n%s"
                .formatted(
                    region,
                    nearest.stream()
                        .map(
                            names ->
                                "  dbrefresh %s %s%s".formatted(command, names, launch.where()))
                        .collect(Collectors.joining("\n")));
    return new CommandException(ExitCode.USAGE, absent + "\n" + there);
  }
}

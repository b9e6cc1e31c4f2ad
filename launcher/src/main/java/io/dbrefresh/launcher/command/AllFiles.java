package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.display.Printer;
import io.dbrefresh.launcher.refreshfile.LaunchInput;
import io.dbrefresh.launcher.refreshfile.RefreshFiles;
import io.dbrefresh.statemachine.refreshfile.InvalidRefreshFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the refresh files of a region that are to be launched together. */
final class AllFiles {
  private final RefreshFiles files;
  private final Printer printer;

  AllFiles(Path project, Printer printer) {
    this.files = new RefreshFiles(project);
    this.printer = printer;
  }

  /** All of them, or none: where one is invalid, nothing is started. */
  List<LaunchInput> read(String region, AllOptions options) {
    List<LaunchInput> inputs = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Path file : files.in(region)) {
      try {
        LaunchInput input = LaunchInput.read(files.shown(file), file);
        if (options.wants(input.file())) {
          inputs.add(input);
        }
      } catch (InvalidRefreshFileException invalid) {
        problems.add(String.valueOf(invalid.getMessage()));
      }
    }
    if (!problems.isEmpty()) {
      throw new CommandException(
          ExitCode.USAGE, String.join("\n", problems) + "\nNothing was started.");
    }
    if (inputs.isEmpty()) {
      throw new CommandException(
          ExitCode.USAGE,
          "No refresh file%s exists for %s. `dbrefresh init` writes one."
              .formatted(options.chosen(), region));
    }
    refuseTwins(inputs);
    inputs.forEach(this::warn);
    return inputs;
  }

  /** Two files with one target would stand in each other's way. */
  private static void refuseTwins(List<LaunchInput> inputs) {
    Map<String, String> seen = new HashMap<>();
    for (LaunchInput input : inputs) {
      String other = seen.put(input.file().target().instance(), input.shown());
      if (other != null) {
        throw new CommandException(
            ExitCode.USAGE,
            "%s and %s have the same target, %s. Nothing was started."
                .formatted(other, input.shown(), input.file().target().instance()));
      }
    }
  }

  private void warn(LaunchInput input) {
    input.file().warnings().forEach(it -> printer.note(ProblemLine.of(input.shown(), it)));
  }
}

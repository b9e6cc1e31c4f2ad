package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.process.Surroundings;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dbrefresh completion}: what makes a shell complete our options. */
@Command(
    name = "completion",
    description = "Prints a completion script for bash and zsh.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  source <(dbrefresh completion)",
      "      completes commands and options in this shell; put it into ~/.bashrc for all"
    })
final class CompletionCommand implements Runnable {
  @Mixin private Verbosity verbosity = new Verbosity();
  @Spec private CommandSpec spec = CommandSpec.create();

  private final Surroundings surroundings;

  CompletionCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    CommandLine all =
        DbRefresh.commandLine(
            "", surroundings, spec.commandLine().getOut(), spec.commandLine().getErr());
    spec.commandLine().getOut().print(AutoComplete.bash("dbrefresh", all));
    spec.commandLine().getOut().flush();
  }
}

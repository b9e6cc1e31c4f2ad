package io.dbrefresh.launcher.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dbrefresh local}: the local region itself. */
@Command(
    name = "local",
    description = "Shows, runs, cuts off or removes the local region.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  dbrefresh local status",
      "      how large it is, and which process works in it",
      "  dbrefresh local up",
      "      keeps it running for any SDK and the aws command, until Ctrl-C",
      "  dbrefresh local reset",
      "      removes it; the next dbrefresh launch ... --local makes another one"
    },
    subcommands = {
      LocalStatusCommand.class,
      LocalUpCommand.class,
      LocalCutCommand.class,
      LocalMendCommand.class,
      LocalResetCommand.class
    })
final class LocalCommand implements Callable<Integer> {
  @Mixin private Verbosity verbosity = new Verbosity();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE.number();
  }
}

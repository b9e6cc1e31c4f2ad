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

package io.dbrefresh.launcher.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dbrefresh global}: operates an Aurora global database. */
@Command(
    name = "global",
    description = {
      "Operates an Aurora global database.",
      "Looks at it, makes another region the writer, takes a region out, and takes it in again."
          + " Everything is checked before anything is touched, and what was wrong is said at once."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      GlobalStatusCommand.class,
      GlobalSwitchoverCommand.class,
      GlobalFailoverCommand.class,
      GlobalDetachCommand.class,
      GlobalRejoinCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  dbrefresh global status aurora-pg-global --local",
      "  dbrefresh global switchover aurora-pg-global --to us-east-1 --local",
      "      us-east-1 writes from now on; nothing is lost",
      "  dbrefresh global failover aurora-pg-global --to us-west-2 --allow-data-loss --region"
          + " us-west-2",
      "      on AWS, when us-east-1 is gone: run it in a region that lives",
      "  dbrefresh global detach aurora-pg-global --to us-west-2 --allow-data-loss",
      "      us-west-2 stands alone and writes",
      "  dbrefresh global rejoin aurora-pg-global --to us-east-1 --allow-data-loss --unprotect"
          + " --switch-back",
      "      us-east-1 is made anew as a secondary of us-west-2, and then writes again"
    })
final class GlobalCommand implements Runnable {
  @Mixin private Verbosity verbosity = new Verbosity();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getErr());
  }
}

package io.dbrefresh.launcher.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dbrefresh snapshot}: snapshots, one at a time, as a person wants them. */
@Command(
    name = "snapshot",
    description = {
      "Takes, lists, copies, shares and restores snapshots of instances and clusters.",
      "Nothing that exists is replaced or deleted; for that there is dbrefresh launch."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      SnapshotCreateCommand.class,
      SnapshotListCommand.class,
      SnapshotCopyCommand.class,
      SnapshotShareCommand.class,
      SnapshotRestoreCommand.class
    },
    footerHeading = "%nFrom a database to a copy of it:%n",
    footer = {
      "  dbrefresh snapshot create auposclup before-upgrade --local",
      "  dbrefresh snapshot restore before-upgrade words --managed-password --local",
      "  dbrefresh connect words --local"
    })
final class SnapshotCommand implements Callable<Integer> {
  @Mixin private Verbosity verbosity = new Verbosity();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE.number();
  }
}

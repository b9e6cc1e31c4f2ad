package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.process.Surroundings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dbrefresh global detach}: a secondary stands alone, and writes. */
@Command(
    name = "detach",
    description = {
      "Takes a secondary out of the global cluster, and promotes it.",
      "It stands alone and writes; what was in the global cluster besides goes on without it."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  dbrefresh global detach aurora-pg-global --to us-west-2 --allow-data-loss --local",
      "",
      "dbrefresh global rejoin makes a global database of it again."
    })
final class GlobalDetachCommand implements Callable<Integer> {
  @Mixin private GlobalOptions options = new GlobalOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  private final Surroundings surroundings;

  GlobalDetachCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return new GlobalOperating(surroundings, spec.commandLine(), options)
        .run(
            options.order("detach", surroundings.user()),
            "%s stands alone from now on, without what has not arrived there.");
  }
}

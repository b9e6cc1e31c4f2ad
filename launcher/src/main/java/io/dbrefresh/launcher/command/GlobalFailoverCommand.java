package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.process.Surroundings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dbrefresh global failover}: another region writes, whether or not the writer is there. */
@Command(
    name = "failover",
    description = {
      "Makes another region the writer when the one that writes is gone.",
      "Without --allow-data-loss it is refused where anything could be lost, and is a switchover"
          + " where nothing can."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  dbrefresh global failover aurora-pg-global --to us-west-2 --allow-data-loss --local",
      "  dbrefresh global failover aurora-pg-global --to us-west-2 --allow-data-loss --yes --region"
          + " us-west-2 --watch",
      "",
      "Run it in a region that lives: best in the one that takes over."
    })
final class GlobalFailoverCommand implements Callable<Integer> {
  @Mixin private GlobalOptions options = new GlobalOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  private final Surroundings surroundings;

  GlobalFailoverCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return new GlobalOperating(surroundings, spec.commandLine(), options)
        .run(
            options.order("failover", surroundings.user()),
            "Commits that have not arrived in %s are lost.");
  }
}

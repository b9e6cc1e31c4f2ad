package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.process.Surroundings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dbrefresh global switchover}: another region writes, and nothing is lost. */
@Command(
    name = "switchover",
    description = {
      "Makes another region the writer, and loses nothing.",
      "The one that writes becomes a secondary. Both sides have to be healthy and reachable."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  dbrefresh global switchover aurora-pg-global --to us-east-1 --local",
      "  dbrefresh global switchover aurora-pg-global --to us-east-1 --rpo 5 --region us-east-1"
          + " --watch",
      "      on AWS; refused while us-east-1 is more than five seconds behind"
    })
final class GlobalSwitchoverCommand implements Callable<Integer> {
  @Mixin private GlobalOptions options = new GlobalOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  private final Surroundings surroundings;

  GlobalSwitchoverCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return new GlobalOperating(surroundings, spec.commandLine(), options)
        .run(options.order("switchover", surroundings.user()), "Nothing is lost by a switchover.");
  }
}

package io.dbrefresh.launcher.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.launcher.process.Surroundings;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dbrefresh global rejoin}: what was a side becomes one again. */
@Command(
    name = "rejoin",
    description = {
      "Makes the old side of a global database a secondary anew.",
      "The old cluster is deleted behind a final snapshot, then created with the same name,"
          + " settings and instances. Where the writer was detached, the global cluster is made of"
          + " it anew, with the same name. Does nothing where the region has a healthy secondary"
          + " already."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  dbrefresh global rejoin aurora-pg-global --to us-east-1 --allow-data-loss --local",
      "  dbrefresh global rejoin aurora-pg-global --to us-east-1 --allow-data-loss --unprotect"
          + " --switch-back --region us-west-2 --watch",
      "      the whole way back: us-east-1 is made anew, and writes at the end"
    })
final class GlobalRejoinCommand implements Callable<Integer> {
  @Mixin private GlobalOptions options = new GlobalOptions();

  @Option(
      names = "--from",
      paramLabel = "REGION",
      description = "The region that writes and stays, where it is not found by itself.")
  private Optional<String> from = Optional.empty();

  @Option(
      names = "--unprotect",
      description = "Take the old cluster's protection from deletion off.")
  private boolean unprotect;

  @Option(names = "--switch-back", description = "Switch over to the region at the end.")
  private boolean switchBack;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Surroundings surroundings;

  GlobalRejoinCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    ObjectNode order = options.order("rejoin", surroundings.user());
    from.ifPresent(region -> order.put("from", region));
    order.put("unprotect", unprotect).put("switchBack", switchBack);
    return new GlobalOperating(surroundings, spec.commandLine(), options)
        .run(order, "The cluster in %s is deleted behind a final snapshot, and made anew.");
  }
}

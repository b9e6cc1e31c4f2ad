package io.dbrefresh.launcher.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.launcher.display.Table;
import io.dbrefresh.launcher.display.Times;
import io.dbrefresh.launcher.execution.HeldLock;
import io.dbrefresh.launcher.execution.Liveness;
import io.dbrefresh.launcher.execution.Locks;
import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.region.AwsClients;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dbrefresh locks}: who works on which target. */
@Command(
    name = "locks",
    description = {
      "Shows which run holds which target, since when, and whether it is alive.",
      "The lock of a dead run is taken over by the next launch of its target, which first puts"
          + " right what the dead run left."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  dbrefresh locks --local",
      "  dbrefresh locks --region eu-west-1 --all",
      "  dbrefresh locks --output json | jq -r 'select(.alive == false).target'"
    })
final class LocksCommand implements Runnable {
  @Option(names = "--all", description = "Free locks too, with the fence of their last run.")
  private boolean all;

  @Option(
      names = "--table",
      paramLabel = "TABLE",
      defaultValue = Locks.TABLE,
      description = "The DynamoDB table of locks (${DEFAULT-VALUE}).")
  private String table = Locks.TABLE;

  @Mixin private RegionOptions region = new RegionOptions();

  @Mixin private OutputOption output = new OutputOption();

  @Mixin private Verbosity verbosity = new Verbosity();

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Surroundings surroundings;

  LocksCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    try (AwsClients clients = ReadableRegion.of(surroundings, region)) {
      List<HeldLock> locks =
          new Locks(clients.dynamoDb().get(), table)
              .all().stream().filter(lock -> all || lock.isHeld()).toList();
      Table shown = new Table(0, "target", "held by", "since (UTC)", "fence", "the run is");
      for (HeldLock lock : locks) {
        String state =
            lock.isHeld() ? new Liveness(clients.sfn().get()).of(lock.execution()) : "free";
        if (output.json()) {
          out.println(json(lock, state));
        } else {
          shown.row(
              lock.target(),
              lock.owner(),
              Times.inColumn(lock.since()),
              Long.toString(lock.fence()),
              state);
        }
      }
      if (!locks.isEmpty() && !output.json()) {
        shown.lines(surroundings.screen().columns()).forEach(out::println);
      } else if (locks.isEmpty() && !output.json()) {
        spec.commandLine().getErr().println("No target is locked.");
      }
    }
    out.flush();
  }

  private static ObjectNode json(HeldLock lock, String state) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("target", lock.target()).put("fence", lock.fence()).put("held", lock.isHeld());
    if (lock.isHeld()) {
      json.put("owner", lock.owner()).put("execution", lock.execution());
      json.put("since", lock.since());
      json.put("alive", Liveness.isAlive(state)).put("state", state);
    }
    return json;
  }
}

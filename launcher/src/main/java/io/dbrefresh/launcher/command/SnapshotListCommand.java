package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.display.Table;
import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.region.AwsClients;
import io.dbrefresh.launcher.snapshot.KnownSnapshot;
import io.dbrefresh.launcher.snapshot.Snapshots;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dbrefresh snapshot list}: what snapshots there are. */
@Command(
    name = "list",
    description = "Lists snapshots of instances and clusters, the newest last.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  dbrefresh snapshot list --local",
      "  dbrefresh snapshot list my-db-original --region us-east-1",
      "  dbrefresh snapshot list --shared --output json | jq -r .arn"
    })
final class SnapshotListCommand implements Runnable {
  @Parameters(
      arity = "0..1",
      paramLabel = "DATABASE",
      description = "Only those of this cluster or instance.")
  private Optional<String> database = Optional.empty();

  @Option(names = "--shared", description = "Also those that other accounts share with this one.")
  private boolean shared;

  @Mixin private RegionOptions region = new RegionOptions();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private Verbosity verbosity = new Verbosity();
  @Spec private CommandSpec spec = CommandSpec.create();

  private final Surroundings surroundings;

  SnapshotListCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    try (AwsClients clients = ReadableRegion.of(surroundings, region)) {
      Snapshots known = new Snapshots(clients.rds().get());
      List<KnownSnapshot> snapshots = known.list(database, shared);
      database
          .filter(name -> snapshots.isEmpty() && known.ofDatabase(name).isEmpty())
          .ifPresent(
              name -> {
                throw SnapshotWork.unknown(name, clients.region(), region.typed());
              });
      if (output.json()) {
        snapshots.forEach(snapshot -> out.println(SnapshotLines.json(snapshot)));
      } else if (snapshots.isEmpty()) {
        spec.commandLine().getErr().println("There are no snapshots.");
      } else {
        table(snapshots).lines(surroundings.screen().columns()).forEach(out::println);
      }
    }
    out.flush();
  }

  private static Table table(List<KnownSnapshot> snapshots) {
    Table table = new Table(0, "snapshot", "of", "kind", "type", "taken", "GiB", "status");
    snapshots.forEach(
        snapshot ->
            table.row(
                snapshot.identifier(),
                snapshot.database(),
                snapshot.kind(),
                snapshot.type(),
                SnapshotLines.created(snapshot),
                Integer.toString(snapshot.gibibytes()),
                snapshot.status().equals("available")
                    ? snapshot.status()
                    : snapshot.status() + ", " + snapshot.percent() + " %"));
    return table;
  }
}

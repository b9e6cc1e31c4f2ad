package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.display.Printer;
import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.snapshot.KnownSnapshot;
import io.dbrefresh.launcher.snapshot.SnapshotKind;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dbrefresh snapshot create}: a manual snapshot. */
@Command(
    name = "create",
    description = "Takes a snapshot of an instance or cluster, and waits until it is there.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  dbrefresh snapshot create auposclup --local",
      "  dbrefresh snapshot create my-db-original my-db-original-snapshot --region us-east-1",
      "  dbrefresh snapshot create orders --tag purpose=upgrade --no-wait"
    })
final class SnapshotCreateCommand implements Runnable {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

  @Parameters(index = "0", paramLabel = "DATABASE", description = "The cluster or instance.")
  private String database = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "SNAPSHOT",
      description = "What the snapshot is called; by default the database and the time.")
  private Optional<String> name = Optional.empty();

  @Option(names = "--tag", paramLabel = "KEY=VALUE", description = "A tag; may be given often.")
  private Map<String, String> tags = Map.of();

  @Option(names = "--no-wait", description = "Do not wait until it is there.")
  private boolean noWait;

  @Mixin private RegionOptions region = new RegionOptions();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private Verbosity verbosity = new Verbosity();
  @Spec private CommandSpec spec = CommandSpec.create();

  private final Surroundings surroundings;

  SnapshotCreateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    Printer printer =
        new Printer(
            spec.commandLine().getOut(), spec.commandLine().getErr(), surroundings.screen());
    try (SnapshotWork work = new SnapshotWork(surroundings, region, printer)) {
      work.ensureSample(database);
      SnapshotKind kind = work.database(database);
      String snapshot =
          name.orElseGet(() -> database + "-" + TIME.format(surroundings.clock().instant()));
      SnapshotWork.requireNew(kind, snapshot);
      KnownSnapshot begun = kind.create(database, snapshot, tags);
      work.tell(noWait ? begun : work.complete(kind, snapshot), output);
    }
  }
}

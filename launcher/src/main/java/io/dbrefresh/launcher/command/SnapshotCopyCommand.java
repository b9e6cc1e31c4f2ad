package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.display.Printer;
import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.region.AwsClients;
import io.dbrefresh.launcher.snapshot.KnownSnapshot;
import io.dbrefresh.launcher.snapshot.SnapshotKind;
import io.dbrefresh.launcher.snapshot.Snapshots;
import io.dbrefresh.launcher.snapshot.Snapshots.Found;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dbrefresh snapshot copy}: to another name, key or region, or out of another account. */
@Command(
    name = "copy",
    description = {
      "Copies a snapshot within a region, from another region, or from another account.",
      "It gets another name or another key, comes into this region from another one, or into"
          + " this account from one that shares it. The copy is a manual one and can be shared."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  dbrefresh snapshot copy rds:orders-2026-11-26-02-10 orders-to-share --kms-key"
          + " alias/shared",
      "      automated snapshots and those of the default key cannot be shared; their copy can",
      "  dbrefresh snapshot copy orders-to-share orders --from us-east-1 --region eu-west-1"
          + " --kms-key alias/rds",
      "  dbrefresh snapshot copy arn:aws:rds:us-east-1:210987654321:cluster-snapshot:words words"
    })
final class SnapshotCopyCommand implements Runnable {
  @Parameters(index = "0", paramLabel = "SNAPSHOT", description = "Identifier or ARN.")
  private String source = "";

  @Parameters(index = "1", paramLabel = "NEW", description = "What the copy is called.")
  private String target = "";

  @Option(
      names = "--from",
      paramLabel = "REGION",
      description = "The region of the snapshot, where it is another one.")
  private Optional<String> from = Optional.empty();

  @Option(
      names = "--kms-key",
      paramLabel = "KEY",
      description = "Encrypt the copy with this key of the region it is in.")
  private Optional<String> key = Optional.empty();

  @Option(names = "--copy-tags", description = "The copy has the snapshot's tags.")
  private boolean tags;

  @Option(names = "--no-wait", description = "Do not wait until it is there.")
  private boolean noWait;

  @Mixin private RegionOptions region = new RegionOptions();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private Verbosity verbosity = new Verbosity();
  @Spec private CommandSpec spec = CommandSpec.create();

  private final Surroundings surroundings;

  SnapshotCopyCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    Printer printer =
        new Printer(
            spec.commandLine().getOut(), spec.commandLine().getErr(), surroundings.screen());
    try (SnapshotWork work = new SnapshotWork(surroundings, region, printer)) {
      Found found = from.map(this::elsewhere).orElseGet(() -> work.snapshot(source));
      KnownSnapshot snapshot = found.snapshot();
      if (from.isPresent() && snapshot.key().isPresent() && key.isEmpty()) {
        throw new CommandException(
            ExitCode.USAGE,
            "%s is encrypted, and keys stay in their region: name one of %s with --kms-key"
                .formatted(source, work.clients().region()));
      }
      SnapshotKind kind = work.snapshots().kindOf(snapshot);
      String where = from.orElse(work.clients().region());
      SnapshotWork.requireNew(kind, target);
      KnownSnapshot begun = kind.copy(snapshot, where, target, key, tags);
      work.tell(noWait ? begun : work.complete(kind, target), output);
    }
  }

  private Found elsewhere(String other) {
    if (region.local()) {
      throw new CommandException(
          ExitCode.USAGE, "The local region stands alone: there is no other to copy --from");
    }
    try (AwsClients clients = surroundings.regions().aws(region.aws(Optional.of(other)))) {
      return new Snapshots(clients.rds().get())
          .find(source)
          .orElseThrow(
              () ->
                  new CommandException(
                      ExitCode.USAGE, "There is no snapshot " + source + " in " + other));
    }
  }
}

package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.display.Printer;
import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.region.AwsClients;
import io.dbrefresh.launcher.snapshot.KnownSnapshot;
import io.dbrefresh.launcher.snapshot.SnapshotKind;
import io.dbrefresh.launcher.snapshot.Snapshots;
import io.dbrefresh.launcher.snapshot.Snapshots.Found;
import io.dbrefresh.launcher.snapshot.Standing;
import java.time.Duration;
import java.util.function.Supplier;

/** What the commands about snapshots have in common: the region, names, and waiting aloud. */
final class SnapshotWork implements AutoCloseable {
  private static final Duration ON_AWS = Duration.ofSeconds(10);
  private static final Duration LOCALLY = Duration.ofMillis(200);

  /** What RDS takes for one (CreateDBSnapshot, "DBSnapshotIdentifier"). */
  private static final String NAME = "[a-zA-Z](-?[a-zA-Z0-9])*";

  private final Surroundings surroundings;
  private final Printer printer;
  private final AwsClients clients;
  private final Snapshots snapshots;
  private final String where;

  SnapshotWork(Surroundings surroundings, RegionOptions region, Printer printer) {
    this.surroundings = surroundings;
    this.printer = printer;
    this.clients = region.open(surroundings, printer);
    this.snapshots = new Snapshots(clients.rds().get());
    this.where = region.typed();
  }

  AwsClients clients() {
    return clients;
  }

  Snapshots snapshots() {
    return snapshots;
  }

  /** Makes the sample database of this name, where the local region has one. */
  void ensureSample(String database) {
    clients.servers().ifPresent(servers -> servers.ensureSample(database));
  }

  SnapshotKind database(String name) {
    return snapshots.ofDatabase(name).orElseThrow(() -> unknown(name, clients.region(), where));
  }

  /** {@code where} is typed behind a command so that it works in the same place. */
  static CommandException unknown(String database, String region, String where) {
    return new CommandException(
        ExitCode.USAGE,
        ("There is no cluster called %s in %s, and no instance outside a cluster."
                + " See dbrefresh databases%s; of a cluster, name the cluster.")
            .formatted(database, region, where));
  }

  /** Refuses a name that RDS does not take for a snapshot, and one that is taken. */
  static void requireNew(SnapshotKind kind, String snapshot) {
    if (!snapshot.matches(NAME)) {
      throw new CommandException(
          ExitCode.USAGE,
          "%s is no name for a snapshot: a letter, then letters, digits and single hyphens"
              .formatted(snapshot));
    }
    kind.find(snapshot)
        .ifPresent(
            known -> {
              throw new CommandException(
                  ExitCode.REFUSED,
                  "There is a snapshot called %s already, of the %s %s; name another"
                      .formatted(snapshot, known.kind(), known.database()));
            });
  }

  Found snapshot(String nameOrArn) {
    return snapshots
        .find(nameOrArn)
        .orElseThrow(
            () ->
                new CommandException(
                    ExitCode.USAGE,
                    ("There is no snapshot %s in %s. See dbrefresh snapshot list%s; one that is"
                            + " shared with this account is named by its ARN.")
                        .formatted(nameOrArn, clients.region(), where)));
  }

  /** Waits until the snapshot is there, saying how much of it is. */
  KnownSnapshot complete(SnapshotKind kind, String snapshot) {
    until(
        snapshot,
        () ->
            kind.find(snapshot)
                .map(found -> new Standing(found.status(), found.percent() + " %"))
                .orElse(new Standing("failed", "it is gone")));
    return kind.find(snapshot).orElseThrow();
  }

  /** Waits until it is available, with a line for each change of what RDS says. */
  void until(String what, Supplier<Standing> look) {
    Standing said = new Standing("", "");
    for (Standing now = look.get(); !now.isAvailable(); now = look.get()) {
      if (now.isBroken()) {
        throw new CommandException(
            ExitCode.FAILED,
            "%s is %s (%s); the events in the RDS console say why"
                .formatted(what, now.status(), now.detail()));
      }
      if (!now.status().equals(said.status())) {
        printer.note("%s is %s (%s)".formatted(what, now.status(), now.detail()));
      }
      printer.status("%s is %s (%s)".formatted(what, now.status(), now.detail()));
      said = now;
      surroundings.pause().pause(clients.local() ? LOCALLY : ON_AWS);
      if (Thread.currentThread().isInterrupted()) {
        throw new CommandException(ExitCode.INTERRUPTED, "RDS goes on with " + what);
      }
    }
    printer.fresh();
  }

  /** Tells of a snapshot that was asked for. */
  void tell(KnownSnapshot snapshot, OutputOption output) {
    printer.line(
        output.json() ? SnapshotLines.json(snapshot).toString() : SnapshotLines.sentence(snapshot));
  }

  @Override
  public void close() {
    clients.close();
  }
}

package io.dbrefresh.launcher.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.launcher.display.Printer;
import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.snapshot.NewDatabase;
import io.dbrefresh.launcher.snapshot.Snapshots.Found;
import io.dbrefresh.launcher.snapshot.Standing;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dbrefresh snapshot restore}: a new database from a snapshot. */
@Command(
    name = "restore",
    description = {
      "Makes a new instance or cluster from a snapshot.",
      "Waits until it is available. A cluster gets one instance. The data are as they were,"
          + " unmasked; dbrefresh launch masks them."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  dbrefresh snapshot restore before-upgrade words --managed-password --local",
      "  dbrefresh snapshot restore my-db-original-snapshot my-db-copy --class db.t4g.medium"
          + " --subnet-group private --security-group sg-0123456789abcdef0",
      "",
      "The new database has the master user and password of the snapshot's time. With",
      "--managed-password RDS makes another one and keeps it in Secrets Manager."
    })
final class SnapshotRestoreCommand implements Runnable {
  @Parameters(index = "0", paramLabel = "SNAPSHOT", description = "Identifier or ARN.")
  private String name = "";

  @Parameters(index = "1", paramLabel = "DATABASE", description = "What the new one is called.")
  private String database = "";

  @Option(
      names = "--managed-password",
      description = "RDS makes a new master password and keeps it in Secrets Manager.")
  private boolean managed;

  @Mixin private NewDatabaseOptions options = new NewDatabaseOptions();
  @Mixin private RegionOptions region = new RegionOptions();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private Verbosity verbosity = new Verbosity();
  @Spec private CommandSpec spec = CommandSpec.create();

  private final Surroundings surroundings;

  SnapshotRestoreCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    Printer printer =
        new Printer(
            spec.commandLine().getOut(), spec.commandLine().getErr(), surroundings.screen());
    try (SnapshotWork work = new SnapshotWork(surroundings, region, printer)) {
      Found found = work.snapshot(name);
      if (found.kind().has(database)) {
        throw new CommandException(
            ExitCode.REFUSED,
            "There is a %s called %s already; a restore makes a new one"
                .formatted(found.snapshot().kind(), database));
      }
      NewDatabase wanted = options.of(database, found.snapshot().kind().equals("cluster"));
      found.kind().restore(found.snapshot(), wanted);
      work.until(database, () -> found.kind().standing(wanted));
      Optional<String> secret = managed ? Optional.of(secret(work, found)) : Optional.empty();
      tell(printer, found, secret);
    }
  }

  private String secret(SnapshotWork work, Found found) {
    found.kind().managePassword(database);
    work.until(
        database,
        () ->
            found
                .kind()
                .managedSecret(database)
                .map(arn -> new Standing("available", arn))
                .orElse(new Standing("resetting-master-credentials", "master password")));
    return found.kind().managedSecret(database).orElseThrow();
  }

  private void tell(Printer printer, Found found, Optional<String> secret) {
    String endpoint = found.kind().endpoint(database);
    if (output.json()) {
      ObjectNode json = JsonNodeFactory.instance.objectNode().put("database", database);
      json.put("endpoint", endpoint).put("masterUsername", found.snapshot().user());
      secret.ifPresent(arn -> json.put("secret", arn));
      printer.line(json.toString());
      return;
    }
    printer.line("%s is restored from %s".formatted(database, found.snapshot().identifier()));
    printer.line("  answers at   " + endpoint);
    printer.line("  master user  " + found.snapshot().user());
    printer.line("  password     " + secret.orElse("the one of the snapshot's time"));
    printer.line("  connect      dbrefresh connect " + database + region.typed());
  }
}

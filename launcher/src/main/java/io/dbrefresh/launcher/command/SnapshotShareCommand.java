package io.dbrefresh.launcher.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.launcher.display.Printer;
import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.snapshot.KnownSnapshot;
import io.dbrefresh.launcher.snapshot.Snapshots.Found;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dbrefresh snapshot share}: which accounts may restore a snapshot. */
@Command(
    name = "share",
    description = "Lets other AWS accounts restore a snapshot, or says which may.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  dbrefresh snapshot share orders-to-share",
      "  dbrefresh snapshot share orders-to-share 210987654321",
      "  dbrefresh snapshot share orders-to-share 210987654321 --remove"
    })
final class SnapshotShareCommand implements Runnable {
  @Parameters(index = "0", paramLabel = "SNAPSHOT", description = "A manual snapshot.")
  private String name = "";

  @Parameters(index = "1..*", arity = "0..*", paramLabel = "ACCOUNT", description = "12 digits.")
  private List<String> accounts = List.of();

  @Option(names = "--remove", description = "They may no longer.")
  private boolean remove;

  @Mixin private RegionOptions region = new RegionOptions();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private Verbosity verbosity = new Verbosity();
  @Spec private CommandSpec spec = CommandSpec.create();

  private final Surroundings surroundings;

  SnapshotShareCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    Printer printer =
        new Printer(
            spec.commandLine().getOut(), spec.commandLine().getErr(), surroundings.screen());
    check();
    try (SnapshotWork work = new SnapshotWork(surroundings, region, printer)) {
      Found found = work.snapshot(name);
      KnownSnapshot snapshot = found.snapshot();
      if (!accounts.isEmpty() && !snapshot.type().equals("manual")) {
        throw new CommandException(
            ExitCode.REFUSED,
            "%s is %s, and only manual snapshots are shared: dbrefresh snapshot copy %s NEW%s"
                .formatted(name, snapshot.type(), name, region.typed()));
      }
      List<String> may =
          accounts.isEmpty()
              ? found.kind().accounts(snapshot.identifier())
              : found
                  .kind()
                  .share(
                      snapshot.identifier(),
                      remove ? List.of() : accounts,
                      remove ? accounts : List.of());
      tell(printer, snapshot, may);
    }
  }

  private void check() {
    for (String account : accounts) {
      if (!account.matches("\\d{12}")) {
        throw new CommandException(
            ExitCode.USAGE,
            account.equals("all")
                ? "A snapshot of a database is not for everybody; name accounts"
                : account + " is not the number of an AWS account, which has 12 digits");
      }
    }
  }

  private void tell(Printer printer, KnownSnapshot snapshot, List<String> may) {
    if (output.json()) {
      ObjectNode json = JsonNodeFactory.instance.objectNode().put("arn", snapshot.arn());
      ArrayNode listed = json.putArray("accounts");
      may.forEach(listed::add);
      printer.line(json.toString());
      return;
    }
    printer.line(
        may.isEmpty()
            ? snapshot.identifier() + " is for this account only"
            : snapshot.identifier() + " may be restored by " + String.join(", ", may));
    if (!accounts.isEmpty() && !remove) {
      printer.line("They name it " + snapshot.arn());
      snapshot
          .key()
          .ifPresent(
              key ->
                  printer.line(
                      "and need kms:Decrypt, kms:CreateGrant and kms:DescribeKey in the policy of "
                          + key));
    }
  }
}

package io.dbrefresh.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.launcher.display.Printer;
import io.dbrefresh.launcher.execution.Sweeper;
import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.region.AwsClients;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dbrefresh orphans}: what dead runs have left. */
@Command(
    name = "orphans",
    description = {
      "Lists what runs that are over have left: databases, snapshots and secrets.",
      "Says how old it is, and estimates what it costs a month. With --delete it asks, then"
          + " removes it."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  dbrefresh orphans --local",
      "  dbrefresh orphans --region eu-west-1 --older-than 72 --delete",
      "      what is older than three days goes, after you have said yes",
      "  dbrefresh orphans --delete --yes --output json | jq -r '.deleted[]'",
      "",
      "A target that a run holds has no orphans: what a dead run holds is recovered by the next",
      "launch first. On AWS the function dbrefresh-sweep does the work, also by a schedule."
    })
final class OrphansCommand implements Callable<Integer> {
  @Option(
      names = "--older-than",
      paramLabel = "HOURS",
      defaultValue = "0",
      description = "Only what is older than so many hours.")
  private int olderThan;

  @Option(names = "--delete", description = "Remove what is listed, after asking.")
  private boolean delete;

  @Option(names = "--yes", description = "With --delete: do not ask.")
  private boolean yes;

  @Option(
      names = "--function",
      paramLabel = "NAME",
      defaultValue = "dbrefresh-sweep:live",
      description = "The sweeping function on AWS (${DEFAULT-VALUE}).")
  private String function = "";

  @Mixin private RegionOptions region = new RegionOptions();

  @Mixin private OutputOption output = new OutputOption();

  @Mixin private Verbosity verbosity = new Verbosity();

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Surroundings surroundings;

  OrphansCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Printer printer = new Printer(out, err, surroundings.screen());
    try (AwsClients clients = region.open(surroundings, printer)) {
      Sweeper sweeper =
          new Sweeper(clients.lambda().get(), clients.local() ? "SweepFunction" : function);
      JsonNode found = sweeper.list(olderThan);
      OrphanReport report =
          new OrphanReport(found, surroundings.clock().instant(), surroundings.screen());
      if (!output.json()) {
        report.lines().forEach(printer::line);
      }
      boolean goes = delete && !found.path("orphans").isEmpty() && agreed(printer, report);
      JsonNode told = goes ? sweeper.delete(found) : found;
      if (output.json()) {
        printer.line(told.toString());
      } else if (goes) {
        report.removed(told).forEach(printer::line);
      }
      return (told.path("kept").isEmpty() ? ExitCode.DONE : ExitCode.REFUSED).number();
    } finally {
      out.flush();
      err.flush();
    }
  }

  private boolean agreed(Printer printer, OrphanReport report) {
    if (yes) {
      return true;
    }
    printer.note("Delete " + report.count() + "? Type yes:");
    spec.commandLine().getErr().flush();
    try {
      boolean said = "yes".equals(surroundings.input().reader().readLine());
      if (!said) {
        printer.note("Nothing was deleted.");
      }
      return said;
    } catch (IOException failed) {
      throw new UncheckedIOException("Nothing could be read", failed);
    }
  }
}

package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.display.Printer;
import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.region.Servers;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dbrefresh local cut}: a region does not answer. */
@Command(
    name = "cut",
    description = "Cuts a region of the local account off, as in an outage.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  dbrefresh local cut us-east-1",
      "      its RDS and its databases answer nobody, and replicate no more; data stays",
      "  dbrefresh local mend us-east-1",
      "      ends that; until then it lasts, whatever process works in the region"
    })
final class LocalCutCommand implements Runnable {
  @Mixin private LocalRegionChoice choice = new LocalRegionChoice();
  @Mixin private Verbosity verbosity = new Verbosity();
  @Spec private CommandSpec spec = CommandSpec.create();

  private final Surroundings surroundings;

  LocalCutCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    Printer printer = new Printer(out, spec.commandLine().getErr(), surroundings.screen());
    String name = choice.with(surroundings, printer, Servers::cut);
    out.println(
        "%s is cut off: its RDS and its databases do not answer. %s ends that."
            .formatted(name, choice.mending()));
    out.flush();
  }
}

package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.display.Printer;
import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.region.Servers;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dbrefresh local mend}: a region answers again. */
@Command(
    name = "mend",
    description = "Ends what dbrefresh local cut began.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  dbrefresh local mend us-east-1",
      "      its databases answer again; a primary that others went on without is made anew",
      "      as a secondary"
    })
final class LocalMendCommand implements Runnable {
  @Mixin private LocalRegionChoice choice = new LocalRegionChoice();
  @Mixin private Verbosity verbosity = new Verbosity();
  @Spec private CommandSpec spec = CommandSpec.create();

  private final Surroundings surroundings;

  LocalMendCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    Printer printer = new Printer(out, spec.commandLine().getErr(), surroundings.screen());
    String name = choice.with(surroundings, printer, Servers::mend);
    out.println("%s is reached again.".formatted(name));
    out.flush();
  }
}

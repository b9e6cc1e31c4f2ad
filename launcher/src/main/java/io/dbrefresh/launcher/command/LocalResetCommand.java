package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.process.Surroundings;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dbrefresh local reset}: removes the local region. */
@Command(
    name = "reset",
    description = "Removes the local region: its servers, databases, records and messages.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  dbrefresh local reset",
      "      the next launch --local begins anew, with fresh sources",
      "  dbrefresh local reset --local-dir /tmp/region"
    })
final class LocalResetCommand implements Runnable {
  @Mixin private LocalDirOption local = new LocalDirOption();
  @Mixin private Verbosity verbosity = new Verbosity();
  @Spec private CommandSpec spec = CommandSpec.create();

  private final Surroundings surroundings;

  LocalResetCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    Path folder = local.folder(surroundings);
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        surroundings.regions().reset(folder)
            ? "Removed the local region in " + folder + "."
            : "There is no local region in " + folder + ".");
    out.flush();
  }
}

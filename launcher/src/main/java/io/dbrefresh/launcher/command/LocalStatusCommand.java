package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.region.LocalStatus;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dbrefresh local status}: whether there is a local region, how large, who uses it. */
@Command(
    name = "status",
    description = "Shows whether there is a local region, how large it is, and who uses it.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  dbrefresh local status",
      "  dbrefresh local status --local-dir /tmp/other   a local region in another folder"
    })
final class LocalStatusCommand implements Runnable {
  private static final double MEGABYTE = 1_000_000;

  @Mixin private LocalDirOption local = new LocalDirOption();
  @Mixin private Verbosity verbosity = new Verbosity();
  @Spec private CommandSpec spec = CommandSpec.create();

  private final Surroundings surroundings;

  LocalStatusCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    Path folder = local.folder(surroundings);
    Optional<LocalStatus> status = surroundings.regions().status(folder);
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        status
            .map(region -> told(folder, region))
            .orElse(
                "There is no local region in "
                    + folder
                    + "; the first dbrefresh launch … --local makes one."));
    out.flush();
  }

  private String told(Path folder, LocalStatus region) {
    String size = Math.round(region.bytes() / MEGABYTE) + " MB";
    String user = region.holder().map(holder -> "in use by " + holder).orElse("not in use");
    String cut =
        region.cutOff().stream()
            .map(
                name ->
                    "%n%s is cut off; %s ends that."
                        .formatted(name, LocalRegionChoice.mending(name, local.typed())))
            .collect(Collectors.joining());
    return "Local region in %s: %s, %s.%s%nSee dbrefresh databases%s"
        .formatted(folder, size, user, cut, local.typed());
  }
}

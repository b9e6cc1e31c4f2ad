package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.display.JsonLayout;
import io.dbrefresh.launcher.display.Printer;
import io.dbrefresh.launcher.init.CannotBeginException;
import io.dbrefresh.launcher.init.InitialFile;
import io.dbrefresh.launcher.init.InitialFile.Asked;
import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.refreshfile.RefreshFiles;
import io.dbrefresh.launcher.region.AwsClients;
import io.dbrefresh.statemachine.refreshfile.RefreshFileReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dbrefresh init}: the first refresh file of a database. */
@Command(
    name = "init",
    description = "Writes a refresh file in the short form, made of what exists.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  dbrefresh init mysqlinsts app1 --source mysqlinstp --environment test --local",
      "      writes refresh-configs/us-east-1/db-app1-mysqlinsts.json",
      "  dbrefresh init auposinstt app2 --source auposclup --target-cluster auposclut",
      "      an Aurora target that does not exist yet; the source is a cluster",
      "",
      "Source and target are described through RDS: whether they are instances or clusters, which",
      "engine, which replicas. Bucket, topic and table are those of the other refresh files of the",
      "region; scripts are the numbered ones in sqlscripts/<engine>/<target>. A file that exists is",
      "never overwritten."
    })
final class InitCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "TARGET", description = "The instance to refresh.")
  private String target = "";

  @Parameters(index = "1", paramLabel = "APPLICATION", description = "Whose database it is.")
  private String application = "";

  @Option(
      names = "--source",
      required = true,
      paramLabel = "DATABASE",
      description = "The production instance or cluster that the data come from.")
  private String source = "";

  @Option(
      names = "--environment",
      paramLabel = "NAME",
      description = "By default that of the existing target, or else development.")
  private Optional<String> environment = Optional.empty();

  @Option(
      names = "--target-cluster",
      paramLabel = "CLUSTER",
      description = "The cluster of an Aurora target that does not exist yet.")
  private Optional<String> targetCluster = Optional.empty();

  @Mixin private RegionOptions region = new RegionOptions();
  @Mixin private Verbosity verbosity = new Verbosity();
  @Spec private CommandSpec spec = CommandSpec.create();

  private final Surroundings surroundings;

  InitCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Printer printer =
        new Printer(
            spec.commandLine().getOut(), spec.commandLine().getErr(), surroundings.screen());
    Asked asked = new Asked(target, application, source, environment, targetCluster);
    try (AwsClients clients = new ConnectableRegion(surroundings, region).open(printer)) {
      String name = region.local() ? region.region().orElseThrow() : clients.region();
      RefreshFiles files = new RefreshFiles(surroundings.project());
      Path file = files.place(name, application, target);
      InitialFile initial =
          new InitialFile(asked, clients.rds().get(), surroundings.project(), name);
      String json = JsonLayout.of(initial.file());
      new RefreshFileReader().read(files.shown(file), json.getBytes(StandardCharsets.UTF_8));
      NewFile.write(file, json, false, "It is left as it is; edit it, or remove it first.");
      initial.notes().forEach(printer::note);
      printer.line(files.shown(file) + " written.");
      printer.line("Next:");
      printer.line("  dbrefresh validate " + files.shown(file));
      printer.line("  " + new Launch(target, application, region.typed()).again());
    } catch (CannotBeginException impossible) {
      throw new CommandException(ExitCode.USAGE, String.valueOf(impossible.getMessage()));
    }
    return ExitCode.DONE.number();
  }
}

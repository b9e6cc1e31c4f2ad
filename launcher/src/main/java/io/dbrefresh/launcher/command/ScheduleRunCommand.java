package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.display.OutputFormat;
import io.dbrefresh.launcher.display.Printer;
import io.dbrefresh.launcher.display.RunDisplay;
import io.dbrefresh.launcher.execution.ExecutionArn;
import io.dbrefresh.launcher.execution.ExecutionName;
import io.dbrefresh.launcher.execution.StateMachines;
import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.refreshfile.LaunchInput;
import io.dbrefresh.launcher.region.AwsClients;
import io.dbrefresh.launcher.schedule.Home;
import io.dbrefresh.launcher.schedule.RefreshObjects;
import io.dbrefresh.launcher.schedule.ScheduledFile;
import io.dbrefresh.launcher.schedule.Schedules;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dbrefresh schedule run}: what a schedule starts, now. */
@Command(
    name = "run",
    description = {
      "Starts now what the schedule starts.",
      "That is a refresh as the file in S3 says, at its current version. `dbrefresh launch`"
          + " takes the file in this folder instead."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  dbrefresh schedule run mysqlinstd app1 --watch",
      "  dbrefresh schedule run mysqlinstd app1 --local"
    })
final class ScheduleRunCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "TARGET", description = "The database to refresh.")
  private String target = "";

  @Parameters(index = "1", paramLabel = "APPLICATION", description = "Whose database it is.")
  private String application = "";

  @Option(
      names = "--watch",
      description = "Follow the run until it has ended; --local always does.")
  private boolean watch;

  @Mixin private ScheduleOptions options = new ScheduleOptions();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private Verbosity verbosity = new Verbosity();
  @Spec private CommandSpec spec = CommandSpec.create();

  private final Surroundings surroundings;

  ScheduleRunCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Printer printer =
        new Printer(
            spec.commandLine().getOut(), spec.commandLine().getErr(), surroundings.screen());
    Launch launch = new Launch(target, application, options.typed());
    try (AwsClients clients = options.open(surroundings, printer)) {
      Home home = options.home(clients);
      ScheduledFile file = file(clients, launch);
      if (new Schedules(clients.scheduler().get()).find(file.name(), home.group()).isEmpty()) {
        throw new CommandException(ExitCode.USAGE, "There is no schedule " + file.name() + ".");
      }
      if (!new RefreshObjects(clients.s3().get(), home.bucket()).exists(file.key())) {
        throw new CommandException(
            ExitCode.USAGE,
            "There is no s3://%s/%s. `dbrefresh schedule add %s %s%s` puts it there."
                .formatted(home.bucket(), file.key(), target, application, options.typed()));
      }
      clients.servers().ifPresent(servers -> servers.ensureSample(file.file().source()));
      return start(clients, home, file, printer, launch);
    }
  }

  private ScheduledFile file(AwsClients clients, Launch launch) {
    LaunchInput input =
        new RefreshFileChoice(surroundings.project(), "schedule run")
            .read(clients.region(), launch, Optional.empty());
    return ScheduledFile.of(input.shown(), input.file());
  }

  private int start(
      AwsClients clients, Home home, ScheduledFile file, Printer printer, Launch launch) {
    String arn =
        new StateMachines(clients.sfn().get())
            .start(
                home.machine(),
                ExecutionName.of(application, target, surroundings.clock().instant()),
                Schedules.input(file, home, surroundings.user()).toString());
    if (!watch && !clients.local()) {
      printer.line(arn);
      return ExitCode.DONE.number();
    }
    OutputFormat format = output.format();
    try (RunDisplay display = format.display(printer, surroundings.clock())) {
      return new Watching(
              surroundings, printer, clients, new RunReport(printer, format, launch)::tell)
          .watch(new ExecutionArn(arn), new RunWitness(display));
    }
  }
}

package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.display.Printer;
import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.region.AwsClients;
import io.dbrefresh.launcher.schedule.Schedules;
import io.dbrefresh.statemachine.schedule.ScheduleName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dbrefresh schedule pause}: disables a schedule. */
@Command(
    name = "pause",
    description = {"Disables a schedule until it is added again.", "A refresh that runs goes on."},
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {"  dbrefresh schedule pause mysqlinstd app1"})
final class SchedulePauseCommand implements Runnable {
  @Parameters(index = "0", paramLabel = "TARGET", description = "The database.")
  private String target = "";

  @Parameters(index = "1", paramLabel = "APPLICATION", description = "Whose database it is.")
  private String application = "";

  @Mixin private ScheduleOptions options = new ScheduleOptions();
  @Mixin private Verbosity verbosity = new Verbosity();
  @Spec private CommandSpec spec = CommandSpec.create();

  private final Surroundings surroundings;

  SchedulePauseCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    Printer printer =
        new Printer(
            spec.commandLine().getOut(), spec.commandLine().getErr(), surroundings.screen());
    String name = ScheduleName.of(application, target);
    try (AwsClients clients = options.open(surroundings, printer)) {
      String group = options.home(clients).group();
      if (!new Schedules(clients.scheduler().get()).pause(name, group)) {
        throw new CommandException(ExitCode.USAGE, "There is no schedule " + name + ".");
      }
      printer.line(
          "%s is paused; `dbrefresh schedule add %s %s%s` lets it go on"
              .formatted(name, target, application, options.typed()));
    }
  }
}

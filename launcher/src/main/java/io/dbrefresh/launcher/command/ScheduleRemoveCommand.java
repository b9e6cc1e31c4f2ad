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

/** {@code dbrefresh schedule remove}: takes a schedule away. */
@Command(
    name = "remove",
    description = {
      "Takes a schedule away.",
      "The refresh file stays, in the project and in S3; a refresh that runs goes on."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {"  dbrefresh schedule remove mysqlinstd app1"})
final class ScheduleRemoveCommand implements Runnable {
  @Parameters(index = "0", paramLabel = "TARGET", description = "The database.")
  private String target = "";

  @Parameters(index = "1", paramLabel = "APPLICATION", description = "Whose database it is.")
  private String application = "";

  @Mixin private ScheduleOptions options = new ScheduleOptions();
  @Mixin private Verbosity verbosity = new Verbosity();
  @Spec private CommandSpec spec = CommandSpec.create();

  private final Surroundings surroundings;

  ScheduleRemoveCommand(Surroundings surroundings) {
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
      if (!new Schedules(clients.scheduler().get()).remove(name, group)) {
        throw new CommandException(ExitCode.USAGE, "There is no schedule " + name + ".");
      }
      printer.line(name + " is removed");
    }
  }
}

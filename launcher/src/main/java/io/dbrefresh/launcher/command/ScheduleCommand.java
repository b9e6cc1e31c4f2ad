package io.dbrefresh.launcher.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dbrefresh schedule}: refreshes that start by themselves. */
@Command(
    name = "schedule",
    description = {
      "Starts refreshes by themselves, with EventBridge Scheduler.",
      "There is one schedule for each refresh file that says when, in its key `schedule`:",
      "  \"schedule\": {\"expression\": \"cron(0 2 * * ? *)\", \"timezone\": \"Europe/Rome\"}"
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ScheduleListCommand.class,
      ScheduleAddCommand.class,
      ScheduleRemoveCommand.class,
      SchedulePauseCommand.class,
      ScheduleRunCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  dbrefresh schedule add mysqlinstd app1     every night from now on",
      "  dbrefresh schedule list                    what there is, and the next three times of"
          + " each",
      "  dbrefresh schedule run mysqlinstd app1     the same refresh now",
      "  dbrefresh schedule pause mysqlinstd app1   not until it is added again",
      "",
      "cron has six fields: minutes hours day-of-month month day-of-week year, one of the two days",
      "is `?`. A rate is rate(12 hours). A time that the clocks jump over in spring is left out,"
          + " one",
      "that comes twice in autumn counts once. The refresh file is read when the schedule fires:",
      "`schedule add` uploads what has changed in it."
    })
final class ScheduleCommand implements Runnable {
  @Mixin private Verbosity verbosity = new Verbosity();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getErr());
  }
}

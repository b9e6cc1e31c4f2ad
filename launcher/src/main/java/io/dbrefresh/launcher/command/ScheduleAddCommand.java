package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.display.Printer;
import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.refreshfile.LaunchInput;
import io.dbrefresh.launcher.region.AwsClients;
import io.dbrefresh.launcher.schedule.Home;
import io.dbrefresh.launcher.schedule.NextTimes;
import io.dbrefresh.launcher.schedule.RefreshObjects;
import io.dbrefresh.launcher.schedule.ScheduledFile;
import io.dbrefresh.launcher.schedule.Schedules;
import io.dbrefresh.statemachine.schedule.RefreshSchedule;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dbrefresh schedule add}: makes the schedule that a refresh file asks for. */
@Command(
    name = "add",
    description = {
      "Makes the schedule that the refresh file asks for, or brings it up to date.",
      "One that is paused goes on. Uploads the file."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  dbrefresh schedule add mysqlinstd app1",
      "  dbrefresh schedule add mysqlinstd app1 --region eu-west-1 --stack dbrefresh-test",
      "  dbrefresh schedule add mysqlinstd app1 --local"
    })
final class ScheduleAddCommand implements Runnable {
  @Parameters(index = "0", paramLabel = "TARGET", description = "The database to refresh.")
  private String target = "";

  @Parameters(index = "1", paramLabel = "APPLICATION", description = "Whose database it is.")
  private String application = "";

  @Mixin private ScheduleOptions options = new ScheduleOptions();
  @Mixin private Verbosity verbosity = new Verbosity();
  @Spec private CommandSpec spec = CommandSpec.create();

  private final Surroundings surroundings;

  ScheduleAddCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    Printer printer =
        new Printer(
            spec.commandLine().getOut(), spec.commandLine().getErr(), surroundings.screen());
    try (AwsClients clients = options.open(surroundings, printer)) {
      Launch launch = new Launch(target, application, options.typed());
      LaunchInput input =
          new RefreshFileChoice(surroundings.project(), "schedule add")
              .read(clients.region(), launch, Optional.empty());
      RefreshSchedule when = when(input);
      refusePasswords(input);
      Home home = options.home(clients);
      ScheduledFile file = ScheduledFile.of(input.shown(), input.file());
      upload(clients, home, file, input);
      boolean made = new Schedules(clients.scheduler().get()).put(file, when, home);
      printer.line(
          "%s %s: %s in %s, %s"
              .formatted(
                  file.name(),
                  made ? "is scheduled" : "is scheduled as its file says now",
                  when.text(),
                  when.zone(),
                  NextTimes.shown(when, surroundings.clock().instant(), 3)));
      if (clients.local()) {
        printer.note("It fires while `dbrefresh local up" + options.typed() + "` runs.");
      }
    }
  }

  private static RefreshSchedule when(LaunchInput input) {
    return input
        .file()
        .schedule()
        .orElseThrow(
            () ->
                new CommandException(
                    ExitCode.USAGE,
                    ("%s says no schedule. Add, for every night at two:%n  \"schedule\":"
                            + " {\"expression\": \"cron(0 2 * * ? *)\", \"timezone\":"
                            + " \"Europe/Rome\"}")
                        .formatted(input.shown())));
  }

  /** What lies in S3 is read by more people than what is typed. */
  private static void refusePasswords(LaunchInput input) {
    boolean clear =
        input.file().warnings().stream().anyMatch(it -> it.pointer().endsWith("/temppwd"));
    if (clear) {
      throw new CommandException(
          ExitCode.USAGE,
          ("%s has a password in clear (temppwd), and would be uploaded with it. Write the ARN of a"
                  + " secret there, or leave it out, so that one is generated: `dbrefresh convert`"
                  + " does.")
              .formatted(input.shown()));
    }
  }

  private static void upload(AwsClients clients, Home home, ScheduledFile file, LaunchInput input) {
    if (!clients.local()) { // The local region's bucket shows the project's own folder.
      new RefreshObjects(clients.s3().get(), home.bucket())
          .put(file.key(), input.document().toPrettyString());
    }
  }
}

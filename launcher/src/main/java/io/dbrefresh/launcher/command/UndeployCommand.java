package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.deploy.StackChange;
import io.dbrefresh.launcher.deploy.StackFailure;
import io.dbrefresh.launcher.deploy.StackProgress;
import io.dbrefresh.launcher.display.Printer;
import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.region.AwsClients;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

/** {@code dbrefresh undeploy}: removes the stack, and says what stays. */
@Command(
    name = "undeploy",
    description = {
      "Deletes the stack, after asking.",
      "With it go functions, state machines, roles, rules, alarms, and the group of the"
          + " schedules with all schedules in it. Says what stays."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  dbrefresh undeploy",
      "  dbrefresh undeploy --stack dbrefresh-test --yes",
      "",
      "A refresh that runs is not finished: wait for it (dbrefresh locks), or stop it first."
    })
final class UndeployCommand implements Callable<Integer> {
  @Option(
      names = "--stack",
      paramLabel = "NAME",
      defaultValue = "dbrefresh",
      description = "The stack's name (${DEFAULT-VALUE}).")
  private String stackName = "dbrefresh";

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Mixin private RegionOptions region = new RegionOptions();
  @Mixin private Verbosity verbosity = new Verbosity();
  @Spec private CommandSpec spec = CommandSpec.create();

  private final Surroundings surroundings;

  UndeployCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (region.local()) {
      throw new CommandException(ExitCode.USAGE, "`dbrefresh local reset` removes a local region.");
    }
    Printer printer =
        new Printer(
            spec.commandLine().getOut(), spec.commandLine().getErr(), surroundings.screen());
    try (AwsClients clients = surroundings.regions().aws(region.aws(Optional.empty()))) {
      StackChange change =
          new StackChange(clients.cloudFormation().get(), surroundings.pause(), stackName);
      Stack stack =
          change
              .find()
              .orElseThrow(
                  () ->
                      new CommandException(
                          ExitCode.USAGE,
                          "There is no stack %s in %s.".formatted(stackName, clients.region())));
      tellWhatStays(printer, stack);
      if (!yes && !new Question(surroundings, printer).agreed("Delete " + stackName + "?")) {
        printer.note("Nothing was deleted.");
        return ExitCode.DONE.number();
      }
      return delete(clients, change, stack, printer).number();
    }
  }

  private static void tellWhatStays(Printer printer, Stack stack) {
    printer.note("What stays, and costs what it costs until you delete it:");
    printer.note("  databases     all of them; no refresh touches them any more");
    printer.note("  secrets       those of the refreshed databases");
    stack.outputs().stream()
        .filter(output -> output.outputKey().matches("RecordTableName|BucketName"))
        .forEach(
            output ->
                printer.note(
                    "  %-13s %s".formatted(kind(output.outputKey()), output.outputValue())));
    stack.parameters().stream()
        .filter(parameter -> parameter.parameterKey().equals("ArtifactBucket"))
        .forEach(parameter -> printer.note("  uploads       " + parameter.parameterValue()));
  }

  private static String kind(String output) {
    return output.equals("BucketName") ? "scripts" : "records";
  }

  private ExitCode delete(AwsClients clients, StackChange change, Stack stack, Printer printer) {
    StackProgress progress =
        new StackProgress(
            clients.cloudFormation().get(), surroundings.pause(), stack.stackId(), printer::line);
    change.delete();
    Optional<StackEvent> failed = progress.follow();
    if (failed.isPresent()) {
      throw new StackFailure(
          stackName,
          failed.get().logicalResourceId(),
          String.valueOf(failed.get().resourceStatusReason()));
    }
    printer.line("The stack " + stackName + " is deleted");
    return ExitCode.DONE;
  }
}

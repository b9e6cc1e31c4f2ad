package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.display.Printer;
import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.region.AwsClients;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dbrefresh launch}: starts a refresh, and follows it. */
@Command(
    name = "launch",
    description = "Refreshes a database as its refresh file says.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  dbrefresh launch mysqlinstd app1 --local",
      "      refreshes mysqlinstd as refresh-configs/us-east-1/db-app1-mysqlinstd.json says,",
      "      on database servers that dbrefresh itself starts; no account is needed",
      "  dbrefresh launch mysqlinstd app1 --region eu-west-1 --watch",
      "      starts it on AWS, in the state machine called dbrefresh, and shows each step",
      "  dbrefresh launch mysqlinstd app1"
          + " arn:aws:states:us-east-1:123456789012:stateMachine:dbrefresh us-east-1",
      "      names state machine and region; prints the execution's ARN and returns",
      "  dbrefresh launch mysqlinstd app1 --local --from change-master-pwd",
      "      goes on with the temp database that a failed run has kept (keepOnFailure): the"
          + " restore",
      "      is not done again, password, scripts and all that follows are",
      "  dbrefresh launch --all --application app1 --environment development --concurrency 5",
      "      refreshes every target that has such a refresh file, five at a time, and says how",
      "      each ended; one that fails stops no other",
      "  dbrefresh launch mysqlinstd app1 --watch --output json | jq -r 'select(.step).step'",
      "      for machines: one JSON object a line (started, step-started, step-done,",
      "      step-failed, ended)",
      "",
      "Ctrl-C stops the run, or all of them; they are then recovered: each target is as it was",
      "before. Press it twice to leave at once."
    })
final class LaunchCommand implements Callable<Integer> {
  private static final String MACHINE_ARN = "arn:[^:]+:states:[^:]+:[^:]+:stateMachine:.+";

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "TARGET",
      description = "The database to refresh.")
  private Optional<String> target = Optional.empty();

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "APPLICATION",
      description = "Whose database it is.")
  private Optional<String> application = Optional.empty();

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "STATE-MACHINE-ARN",
      description =
          "The refresh machine; by default $DBREFRESH_STATE_MACHINE_ARN, or the one called"
              + " dbrefresh.")
  private Optional<String> stateMachineArn = Optional.empty();

  @Parameters(
      index = "3",
      arity = "0..1",
      paramLabel = "REGION",
      description = "The AWS region, like --region.")
  private Optional<String> regionParameter = Optional.empty();

  @Mixin private RegionOptions region = new RegionOptions();

  @Option(
      names = "--watch",
      description = "Follow the run until it has ended; --local always does.")
  private boolean watch;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "A refresh file elsewhere than in refresh-configs/<region>/.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "STEP",
      description = {
        "Begin with this step, for people who know better.",
        "Before perform-restore what comes earlier is left out, behind it the temp database that a"
            + " failed run has kept is used.",
        "Refused where the target could get a database that this run has not masked."
      })
  private Optional<String> from = Optional.empty();

  @Mixin private AllOptions many = new AllOptions();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private Verbosity verbosity = new Verbosity();
  @Spec private CommandSpec spec = CommandSpec.create();

  private final Surroundings surroundings;

  LaunchCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Printer printer = new Printer(out, spec.commandLine().getErr(), surroundings.screen());
    refuseContradictions();
    if (many.all()) {
      return all(new LaunchingAll(surroundings, printer, output.format(), many, region.typed()));
    }
    Launch launch = new Launch(target.orElseThrow(), application.orElseThrow(), region.typed());
    Launching launching = new Launching(surroundings, printer, output.format(), launch, from);
    if (region.local()) {
      return launching.local(region.folder(surroundings), region.region().orElseThrow(), file);
    }
    try (AwsClients clients = surroundings.regions().aws(region.aws(namedRegion()))) {
      return launching.aws(clients, stateMachine(), file, watch);
    }
  }

  private int all(LaunchingAll launching) {
    if (region.local()) {
      return launching.local(region.folder(surroundings), region.region().orElseThrow());
    }
    try (AwsClients clients = surroundings.regions().aws(region.aws(namedRegion()))) {
      return launching.aws(clients, stateMachine());
    }
  }

  private void refuseContradictions() {
    if (many.all() && (target.isPresent() || file.isPresent() || from.isPresent())) {
      throw usage("--all takes no target, --file or --from");
    } else if (!many.isWithinLimits()) {
      throw usage("--concurrency is a number from 1 to 1000");
    } else if (!many.all() && application.isEmpty()) {
      throw usage(
          target.isEmpty()
              ? "Missing required parameters: 'TARGET', 'APPLICATION' (or --all)"
              : "Missing required parameter: 'APPLICATION'");
    }
    from.flatMap(FirstStep::problem)
        .ifPresent(
            problem -> {
              throw usage(problem);
            });
    refuseOtherThanMachines();
    many.misplaced()
        .ifPresent(
            option -> {
              throw usage(option + " goes with --all");
            });
  }

  private ParameterException usage(String what) {
    return new ParameterException(spec.commandLine(), what);
  }

  private Optional<String> stateMachine() {
    return stateMachineArn.or(
        () -> Optional.ofNullable(surroundings.environment().get("DBREFRESH_STATE_MACHINE_ARN")));
  }

  private void refuseOtherThanMachines() {
    (region.local() ? stateMachineArn : stateMachine())
        .filter(arn -> !arn.matches(MACHINE_ARN))
        .ifPresent(
            other -> {
              throw usage(
                  other
                      + " is no ARN of a state machine, which is"
                      + " arn:aws:states:<region>:<account>:stateMachine:<name>"
                      + (stateMachineArn.isEmpty() ? "; DBREFRESH_STATE_MACHINE_ARN says so" : ""));
            });
  }

  /** Said twice, or said by the machine's ARN: the first of them counts. */
  private Optional<String> namedRegion() {
    return regionParameter
        .or(region::region)
        .or(
            () ->
                stateMachine().map(arn -> arn.split(":")).filter(p -> p.length > 3).map(p -> p[3]));
  }
}

package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.display.Printer;
import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.refreshfile.LaunchInput;
import io.dbrefresh.launcher.region.SimulatedFaults;
import io.dbrefresh.launcher.region.SimulatedRefresh;
import io.dbrefresh.launcher.region.Simulator;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code dbrefresh simulate}: plays a refresh file on a model of RDS, without touching anything.
 */
@Command(
    name = "simulate",
    description = {
      "Plays a refresh on a model, with or without faults.",
      "Says how long each step takes, how long the target is unavailable, what it costs, and"
          + " what happens when something goes wrong."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  dbrefresh simulate mysqlinstd app1",
      "      the steps with the times that RDS usually takes; nothing is touched, no account",
      "  dbrefresh simulate mysqlinstd app1 --faults single",
      "      one fault at each call: throttled, lost, denied, killed, stopped, raced, …",
      "  dbrefresh simulate mysqlinstd app1 --faults random --runs 2000 --seed 7",
      "      up to five faults a run; the same seed gives the same runs",
      "  dbrefresh simulate mysqlinstd app1 --faults random --output json | jq .violations",
      "      for machines; exits with 1 when an invariant was broken"
    })
final class SimulateCommand implements Callable<Integer> {
  private static final String REGION = "us-east-1";

  /** What goes wrong. */
  enum Faults {
    NONE,
    SINGLE,
    RANDOM
  }

  @Parameters(index = "0", paramLabel = "TARGET", description = "The database to refresh.")
  private String target = "";

  @Parameters(index = "1", paramLabel = "APPLICATION", description = "Whose database it is.")
  private String application = "";

  @Option(
      names = "--faults",
      paramLabel = "WHICH",
      defaultValue = "NONE",
      description = "none; single: one at each call; random: up to five a run.")
  private Faults faults = Faults.NONE;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "500",
      description = "How many runs with random faults (${DEFAULT-VALUE}).")
  private int runs;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Where chance begins; by default another one each time, which is printed.")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--region",
      paramLabel = "REGION",
      defaultValue = REGION,
      description = "Whose refresh files are meant (${DEFAULT-VALUE}).")
  private String region = REGION;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "A refresh file elsewhere than in refresh-configs/<region>/.")
  private Optional<Path> file = Optional.empty();

  @Mixin private OutputOption output = new OutputOption();
  @Mixin private Verbosity verbosity = new Verbosity();
  @Spec private CommandSpec spec = CommandSpec.create();

  private final Surroundings surroundings;

  SimulateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (runs < 1) {
      throw new CommandException(ExitCode.USAGE, "--runs takes 1 or more.");
    }
    Launch launch = new Launch(target, application, "");
    LaunchInput input =
        new RefreshFileChoice(surroundings.project(), "simulate").read(region, launch, file);
    Simulator simulator = new Simulator(surroundings.project());
    return faults == Faults.NONE ? smooth(simulator, input) : swept(simulator, input);
  }

  private Printer printer() {
    return new Printer(
        spec.commandLine().getOut(), spec.commandLine().getErr(), surroundings.screen());
  }

  private Integer smooth(Simulator simulator, LaunchInput input) {
    SimulatedRefresh refresh = simulator.smooth(input.shown(), input.document());
    SimulationReport report = new SimulationReport(printer());
    if (output.json()) {
      report.json(refresh);
    } else {
      report.text(refresh);
    }
    return (refresh.error().isEmpty() ? ExitCode.DONE : ExitCode.FAILED).number();
  }

  private Integer swept(Simulator simulator, LaunchInput input) {
    long begins = seed.orElseGet(() -> surroundings.clock().millis());
    SimulatedFaults found =
        faults == Faults.SINGLE
            ? simulator.single(input.shown(), input.document(), begins)
            : simulator.random(input.shown(), input.document(), begins, runs);
    FaultReport report = new FaultReport(printer());
    if (output.json()) {
      report.json(found);
    } else {
      report.text(found);
    }
    return (found.broken() == 0 ? ExitCode.DONE : ExitCode.FAILED).number();
  }
}

package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.display.OutputFormat;
import io.dbrefresh.launcher.display.Printer;
import io.dbrefresh.launcher.display.RunDisplay;
import io.dbrefresh.launcher.execution.ExecutionArn;
import io.dbrefresh.launcher.execution.Follower;
import io.dbrefresh.launcher.execution.RunEnding;
import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.region.AwsClients;
import java.time.Duration;

/** Follows a run to its end, and says how it ended. */
final class Watching {
  /** GetExecutionHistory is throttled, and nobody's eye is faster. */
  private static final Duration ON_AWS = Duration.ofSeconds(2);

  private static final Duration LOCALLY = Duration.ofMillis(50);

  private final Surroundings surroundings;
  private final Printer printer;
  private final OutputFormat format;
  private final Launch launch;
  private final AwsClients clients;

  Watching(
      Surroundings surroundings,
      Printer printer,
      OutputFormat format,
      Launch launch,
      AwsClients clients) {
    this.surroundings = surroundings;
    this.printer = printer;
    this.format = format;
    this.launch = launch;
    this.clients = clients;
  }

  int watch(ExecutionArn execution, RunDisplay display) {
    Duration between = clients.local() ? LOCALLY : ON_AWS;
    Interruption interruption =
        new Interruption(surroundings, printer, clients, execution, between);
    RunWitness witness = new RunWitness(display);
    RunEnding ending;
    Runnable asBefore = surroundings.interrupts().handle(interruption);
    try {
      ending =
          new Follower(clients.sfn().get(), surroundings.pause(), between)
              .follow(execution, witness);
      if (interruption.happened() && !ending.succeeded()) {
        interruption.awaitRecovery(witness);
      }
    } finally {
      asBefore.run();
    }
    printer.fresh();
    new RunReport(printer, format, launch).tell(ending, execution, witness.targetNow());
    return exitCode(ending, interruption.happened()).number();
  }

  private static ExitCode exitCode(RunEnding ending, boolean interrupted) {
    if (ending.succeeded()) {
      return ExitCode.DONE;
    }
    if (interrupted) {
      return ExitCode.INTERRUPTED;
    }
    return switch (ending.error()) {
      case "InvalidRefreshFile" -> ExitCode.USAGE;
      case "TargetLocked", "NotAllowed" -> ExitCode.REFUSED;
      default -> ExitCode.FAILED;
    };
  }
}

package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.display.Printer;
import io.dbrefresh.launcher.execution.ExecutionArn;
import io.dbrefresh.launcher.execution.Follower;
import io.dbrefresh.launcher.execution.RunEnding;
import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.region.AwsClients;
import java.time.Duration;
import java.util.Optional;

/** Follows a run to its end, and says how it ended. */
final class Watching {
  /** GetExecutionHistory is throttled, and nobody's eye is faster. */
  private static final Duration ON_AWS = Duration.ofSeconds(2);

  private static final Duration LOCALLY = Duration.ofMillis(50);

  private final Surroundings surroundings;
  private final Printer printer;
  private final AwsClients clients;
  private final Report report;

  /** Says how a run ended. */
  interface Report {
    /** {@code targetNow} is what a recovery said of the target. */
    void tell(RunEnding ending, ExecutionArn execution, Optional<String> targetNow);
  }

  Watching(Surroundings surroundings, Printer printer, AwsClients clients, Report report) {
    this.surroundings = surroundings;
    this.printer = printer;
    this.clients = clients;
    this.report = report;
  }

  int watch(ExecutionArn execution, RunWitness witness) {
    Duration between = clients.local() ? LOCALLY : ON_AWS;
    Interruption interruption =
        new Interruption(surroundings, printer, clients, execution, between);
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
    report.tell(ending, execution, witness.targetNow());
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
      case "InvalidRefreshFile", "InvalidInput" -> ExitCode.USAGE;
      case "TargetLocked", "NotAllowed" -> ExitCode.REFUSED;
      default -> ExitCode.FAILED;
    };
  }
}

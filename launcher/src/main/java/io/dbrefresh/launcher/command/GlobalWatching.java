package io.dbrefresh.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.launcher.display.Printer;
import io.dbrefresh.launcher.display.RunDisplay;
import io.dbrefresh.launcher.execution.ExecutionArn;
import io.dbrefresh.launcher.execution.Follower;
import io.dbrefresh.launcher.execution.RunEnding;
import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.region.AwsClients;
import io.dbrefresh.statemachine.global.GlobalStep;
import java.time.Duration;

/** Follows an operation of a global database to its end, and says how it ended. */
final class GlobalWatching {
  private static final Duration ON_AWS = Duration.ofSeconds(2);
  private static final Duration LOCALLY = Duration.ofMillis(50);

  private final Surroundings surroundings;
  private final Printer printer;
  private final GlobalOptions options;
  private final AwsClients clients;

  GlobalWatching(
      Surroundings surroundings, Printer printer, GlobalOptions options, AwsClients clients) {
    this.surroundings = surroundings;
    this.printer = printer;
    this.options = options;
    this.clients = clients;
  }

  int watch(ExecutionArn execution, JsonNode order, RunDisplay display) {
    Duration between = clients.local() ? LOCALLY : ON_AWS;
    Interruption interruption =
        new Interruption(surroundings, printer, clients, execution, between);
    RunWitness witness = new RunWitness(display, GlobalStep.RECOVER_GLOBAL.state());
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
    new GlobalRunReport(printer, options, order).tell(ending, execution, witness.targetNow());
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
      case "InvalidInput" -> ExitCode.USAGE;
      case "TargetLocked", "NotAllowed" -> ExitCode.REFUSED;
      default -> ExitCode.FAILED;
    };
  }
}

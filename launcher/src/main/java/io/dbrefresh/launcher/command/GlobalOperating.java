package io.dbrefresh.launcher.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.launcher.display.Printer;
import io.dbrefresh.launcher.display.RunDisplay;
import io.dbrefresh.launcher.execution.ExecutionArn;
import io.dbrefresh.launcher.execution.ExecutionName;
import io.dbrefresh.launcher.execution.RunEvent;
import io.dbrefresh.launcher.execution.StateMachines;
import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.region.AwsClients;
import io.dbrefresh.statemachine.global.GlobalStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The way from an order to the end of its run. */
final class GlobalOperating {
  static final String MACHINE = "dbrefresh-global";

  private final Surroundings surroundings;
  private final CommandLine commandLine;
  private final GlobalOptions options;
  private final Printer printer;

  GlobalOperating(Surroundings surroundings, CommandLine commandLine, GlobalOptions options) {
    this.surroundings = surroundings;
    this.commandLine = commandLine;
    this.options = options;
    printer = new Printer(commandLine.getOut(), commandLine.getErr(), surroundings.screen());
  }

  /** {@code loss} says what is lost, with a place for the region. */
  int run(ObjectNode order, String loss) {
    if (!order.path("smallerInstances").asText().matches("refuse|warn")) {
      throw new ParameterException(commandLine, "--smaller is refuse or warn");
    }
    if (order.path("operation").asText().equals("switchover")
        && order.path("allowDataLoss").asBoolean()) {
      throw new ParameterException(
          commandLine, "A switchover loses nothing; --allow-data-loss goes with the others");
    }
    if (options.asks() && !agreed(loss.formatted(options.to()))) {
      printer.note("Nothing was done.");
      return ExitCode.REFUSED.number();
    }
    try (AwsClients clients = open()) {
      clients.servers().ifPresent(servers -> servers.ensureSample(options.globalCluster()));
      String arn = start(clients, order);
      try (RunDisplay display = options.format().display(printer, surroundings.clock())) {
        ExecutionArn execution = new ExecutionArn(arn);
        display.accept(started(execution, clients.local()));
        return options.watch()
            ? new Watching(
                    surroundings,
                    printer,
                    clients,
                    new GlobalRunReport(printer, options, order)::tell)
                .watch(execution, new RunWitness(display, GlobalStep.RECOVER_GLOBAL.state()))
            : ExitCode.DONE.number();
      }
    }
  }

  private AwsClients open() {
    RegionOptions region = options.region();
    return region.local()
        ? new LocalOpening(surroundings, printer, region.folder(surroundings)).open()
        : surroundings.regions().aws(region.aws(Optional.empty()));
  }

  private boolean agreed(String what) {
    printer.note(what + " Type " + options.globalCluster() + " to go on:");
    try {
      return options.globalCluster().equals(surroundings.input().reader().readLine());
    } catch (IOException failed) {
      throw new UncheckedIOException("Nothing could be read", failed);
    }
  }

  private String start(AwsClients clients, ObjectNode order) {
    StateMachines machines = new StateMachines(clients.sfn().get());
    String machine =
        options
            .stateMachine()
            .or(() -> machines.find(MACHINE))
            .orElseThrow(
                () ->
                    new CommandException(
                        ExitCode.USAGE,
                        "No state machine is called %s in %s. A stack of cloudformation/aurora-global/operations.yaml has one; --state-machine names another."
                            .formatted(MACHINE, clients.region())));
    ExecutionName name =
        ExecutionName.of(
            options.globalCluster(),
            order.path("operation").asText(),
            surroundings.clock().instant());
    return machines.start(machine, name, order.toString());
  }

  private RunEvent started(ExecutionArn execution, boolean local) {
    return new RunEvent.Started(
        surroundings.clock().instant(),
        execution,
        local ? Optional.empty() : Optional.of(execution.consoleLink()));
  }
}

package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.execution.StateMachines;
import io.dbrefresh.launcher.region.AwsClients;
import java.util.Optional;

/** The refresh machine that a command means. */
final class Machine {
  private Machine() {}

  /** The one that was named, or the one that the templates make. */
  static String named(AwsClients clients, Optional<String> named) {
    return named
        .or(() -> new StateMachines(clients.sfn().get()).find())
        .orElseThrow(
            () ->
                new CommandException(
                    ExitCode.USAGE,
                    ("No state machine is called %s in %s. `dbrefresh deploy` makes it; or name"
                            + " the machine: its ARN as third parameter, or in"
                            + " DBREFRESH_STATE_MACHINE_ARN.")
                        .formatted(StateMachines.NAME, clients.region())));
  }
}

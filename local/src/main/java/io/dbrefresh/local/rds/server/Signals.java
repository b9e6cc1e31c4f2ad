package io.dbrefresh.local.rds.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Signals to processes. */
final class Signals {
  private Signals() {}

  /** Sends {@code signal}; processes that have ended in the meantime are no error. */
  static void send(String signal, Collection<Long> pids) {
    List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
    pids.forEach(pid -> command.add(Long.toString(pid)));
    try {
      SystemCommand.run(command);
    } catch (IOException someEnded) {
      if (pids.size() > 1) {
        pids.forEach(pid -> send(signal, List.of(pid)));
      }
    }
  }
}

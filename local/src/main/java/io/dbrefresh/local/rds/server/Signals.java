package io.dbrefresh.local.rds.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Signals to processes. */
final class Signals {
  private Signals() {}

  /**
   * Sends {@code signal}; processes that have ended in the meantime are no error. An interrupted
   * thread sends it, too: a server that was stopped must be able to go on.
   */
  static void send(String signal, Collection<Long> pids) {
    boolean interrupted = Thread.interrupted();
    try {
      kill(signal, pids);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void kill(String signal, Collection<Long> pids) {
    List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
    pids.forEach(pid -> command.add(Long.toString(pid)));
    try {
      SystemCommand.run(command);
    } catch (IOException someEnded) {
      if (pids.size() > 1) {
        pids.forEach(pid -> kill(signal, List.of(pid)));
      }
    }
  }
}

package io.dbrefresh.local.rds.server;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A server all of whose processes stand still, so that its files do not change: what a storage
 * snapshot sees of a disk at one instant. Closing lets it go on.
 */
final class Standstill implements AutoCloseable {
  private static final int LOOKS = 5_000;

  private final Set<Long> pids = new LinkedHashSet<>();

  /** Stops the parent first: it cannot start another child then. */
  Standstill(long parent) throws IOException {
    ProcessHandle root =
        ProcessHandle.of(parent).orElseThrow(() -> new IOException("the server has ended"));
    try {
      stop(List.of(parent));
      List<Long> children = root.descendants().map(ProcessHandle::pid).toList();
      if (!children.isEmpty()) {
        stop(children);
      }
    } catch (IOException failed) {
      close();
      throw failed;
    }
  }

  private void stop(List<Long> some) throws IOException {
    pids.addAll(some);
    Signals.send("STOP", some);
    for (long pid : some) {
      await(pid);
    }
  }

  /** A thread in the middle of a write stops when the write is done. */
  private static void await(long pid) throws IOException {
    for (int look = 0; !ProcFile.stopped(pid); look++) {
      if (look == LOOKS) {
        throw new IOException("process " + pid + " does not stand still");
      }
      Pause.millis(1);
    }
  }

  @Override
  public void close() {
    Signals.send("CONT", pids);
  }
}

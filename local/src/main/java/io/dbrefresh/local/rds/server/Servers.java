package io.dbrefresh.local.rds.server;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** The servers that run, by volume, and a lock for each volume. */
final class Servers {
  private static final int LOOKS = 1_000;

  private final Map<String, ServerProcess> running = new ConcurrentHashMap<>();
  private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

  /** The volume's server; one that has ended by itself is none. */
  Optional<ServerProcess> of(String volume) {
    return Optional.ofNullable(running.get(volume)).filter(ServerProcess::alive);
  }

  void put(String volume, ServerProcess server) {
    running.put(volume, server);
  }

  void remove(String volume) {
    running.remove(volume);
  }

  /** Waits while a server of the region that is about to move to another port is at this one. */
  void awaitLeaving(int port) throws IOException {
    for (int look = 0; look < LOOKS && taken(port); look++) {
      Pause.millis(20);
    }
  }

  private boolean taken(int port) {
    return running.values().stream().anyMatch(server -> server.alive() && server.port() == port);
  }

  Iterable<String> volumes() {
    return running.keySet();
  }

  /** Held while something happens to the volume. */
  ReentrantLock lock(String volume) {
    return locks.computeIfAbsent(volume, id -> new ReentrantLock());
  }
}

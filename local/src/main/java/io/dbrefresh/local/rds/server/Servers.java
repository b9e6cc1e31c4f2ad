package io.dbrefresh.local.rds.server;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** The servers that run, by volume, and a lock for each volume. */
final class Servers {
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

  Iterable<String> volumes() {
    return running.keySet();
  }

  /** Held while something happens to the volume. */
  ReentrantLock lock(String volume) {
    return locks.computeIfAbsent(volume, id -> new ReentrantLock());
  }
}

package io.dbrefresh.local.rds.server;

import io.dbrefresh.local.rds.storage.Family;
import io.dbrefresh.local.rds.storage.PortTakenException;
import io.dbrefresh.local.rds.storage.StorageException;
import io.dbrefresh.local.rds.storage.Volume;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;

/** The processes that serve volumes. What concerns one volume happens one after the other. */
final class VolumeServers {
  private final VolumeFolders folders;
  private final PidFiles pids;
  private final Privileges privileges;
  private final String adminPassword;
  private final Map<Family, ServerSoftware> software;
  private final Servers servers = new Servers();
  private volatile boolean closed;
  private volatile boolean isolated;

  VolumeServers(
      VolumeFolders folders,
      PidFiles pids,
      Privileges privileges,
      String adminPassword,
      PostgresSoftware postgres,
      MariaDbSoftware mysql) {
    this.folders = folders;
    this.pids = pids;
    this.privileges = privileges;
    this.adminPassword = adminPassword;
    software = Map.of(Family.POSTGRES, postgres, Family.MYSQL, mysql);
  }

  ServerSoftware software(Volume volume) {
    ServerSoftware found = software.get(volume.family());
    if (found == null) {
      throw new IllegalStateException("No server for " + volume.family());
    }
    return found;
  }

  /** Runs {@code action} while nothing else happens to the volume. */
  void alone(Volume volume, Action action) throws IOException, SQLException {
    ReentrantLock lock = servers.lock(volume.id());
    lock.lock();
    try {
      action.run();
    } finally {
      lock.unlock();
    }
  }

  /** Reads the volume while nothing writes to it: its server stands still. */
  <T> T still(Volume volume, Reading<T> reading) throws IOException, SQLException {
    ReentrantLock lock = servers.lock(volume.id());
    lock.lock();
    try {
      if (!folders.exists(volume.id())) {
        throw new IOException("there is no data of " + volume.id());
      }
      Optional<ServerProcess> server = servers.of(volume.id());
      if (server.isEmpty()) {
        return reading.read(folders.of(volume.id()));
      }
      Standstill frozen = server.get().freeze();
      try {
        return reading.read(folders.of(volume.id()));
      } finally {
        frozen.close();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Serves a folder for as long as {@code work} takes, at a port that nobody else has. */
  void serve(Volume volume, VolumeFolder folder, List<String> options, ChangeLog.Work work)
      throws IOException, SQLException {
    requireOpen();
    int port = LocalPorts.any();
    ServerProcess server =
        ServerProcess.launch(software(volume), privileges, folder, options, port);
    String note = folders.root().relativize(folder.root()).toString();
    pids.write(note, server.pid());
    try {
      server.awaitReady(adminPassword);
      try (Connection connection = software(volume).connect(port, adminPassword)) {
        work.run(connection);
      }
    } finally {
      server.stop();
      pids.remove(note);
    }
  }

  /** A connection to the volume's server, when it runs. */
  Optional<Connection> connect(Volume volume) throws SQLException {
    Optional<ServerProcess> server = servers.of(volume.id());
    return server.isPresent()
        ? Optional.of(software(volume).connect(server.get().port(), adminPassword))
        : Optional.empty();
  }

  /** Serves a volume until it is halted; while nothing can be reached here, nothing is served. */
  void serve(Volume volume, int port) throws IOException {
    if (isolated) {
      return;
    }
    Optional<ServerProcess> server = servers.of(volume.id());
    if (server.isPresent() && server.get().port() == port) {
      return;
    }
    halt(volume.id());
    servers.awaitLeaving(port);
    if (!LocalPorts.free(port)) {
      throw new PortTakenException(port);
    }
    launch(volume, port);
  }

  private void requireOpen() throws IOException {
    if (closed) {
      throw new IOException("the region is closed");
    }
  }

  private void launch(Volume volume, int port) throws IOException {
    requireOpen();
    if (!folders.exists(volume.id())) {
      throw new StorageException("There is no data of " + volume.id(), false);
    }
    VolumeFolder folder = folders.of(volume.id());
    ServerProcess server =
        ServerProcess.launch(software(volume), privileges, folder, List.of(), port);
    servers.put(volume.id(), server);
    pids.write(volume.id(), server.pid());
    try {
      server.awaitReady(adminPassword);
    } catch (IOException | RuntimeException failed) {
      halt(volume.id());
      throw failed;
    }
  }

  void halt(String volume) throws IOException {
    servers.of(volume).ifPresent(ServerProcess::stop);
    servers.remove(volume);
    pids.remove(volume);
  }

  boolean running(Volume volume) {
    return servers.of(volume.id()).isPresent();
  }

  /** Halts all servers, and lets none begin; answers of which volumes there were any. */
  Set<String> isolate() {
    isolated = true;
    return haltAll();
  }

  void rejoin() {
    isolated = false;
  }

  boolean isolated() {
    return isolated;
  }

  void close() {
    closed = true;
    haltAll();
  }

  private Set<String> haltAll() {
    Set<String> halted = new TreeSet<>();
    List<Thread> stopping = new ArrayList<>();
    for (String volume : servers.volumes()) {
      halted.add(volume);
      Thread thread = new Thread(() -> closing(volume), "stopping-" + volume);
      thread.start();
      stopping.add(thread);
    }
    for (Thread thread : stopping) {
      join(thread);
    }
    return halted;
  }

  /** A note that stays is of no server; the next process removes it. */
  private void closing(String volume) {
    ReentrantLock lock = servers.lock(volume);
    lock.lock();
    try {
      halt(volume);
    } catch (IOException noted) {
      servers.remove(volume);
    } finally {
      lock.unlock();
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Something read from a volume. */
  interface Reading<T> {
    T read(VolumeFolder volume) throws IOException, SQLException;
  }

  /** Something done while nothing else happens to a volume. */
  interface Action {
    void run() throws IOException, SQLException;
  }
}

package io.dbrefresh.local.rds.server;

import io.dbrefresh.local.rds.storage.Family;
import io.dbrefresh.local.rds.storage.MasterUser;
import io.dbrefresh.local.rds.storage.PortTakenException;
import io.dbrefresh.local.rds.storage.Storage;
import io.dbrefresh.local.rds.storage.StorageException;
import io.dbrefresh.local.rds.storage.Volume;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Volumes as data directories, each served by a PostgreSQL or MariaDB process of its own. */
public final class ServerStorage implements Storage {
  private final VolumeFolders folders;
  private final PidFiles pids;
  private final Templates templates;
  private final Privileges privileges;
  private final Map<Family, ServerSoftware> software;
  private final String adminPassword;
  private final Servers servers = new Servers();
  private volatile boolean closed;

  /**
   * Opens the volumes in {@code folder}, which no other process may have open. Servers that an
   * earlier process left behind are ended, and what it left half made is removed.
   *
   * @throws UncheckedIOException when the folder cannot be written
   */
  public ServerStorage(Path folder, ServerBinaries binaries) {
    this(folder, binaries, Privileges.found());
  }

  ServerStorage(Path folder, ServerBinaries binaries, Privileges privileges) {
    this.privileges = privileges;
    Path root = folder.toAbsolutePath().normalize();
    folders = new VolumeFolders(root.resolve("volumes"));
    pids = new PidFiles(root.resolve("run"));
    try {
      Folders.createPrivate(root);
      Folders.createPrivate(folders.root());
      pids.endLeftovers(folders.root());
      folders.tidy();
      adminPassword = AdminPassword.in(root);
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot open " + root + ": " + failed.getMessage(), failed);
    }
    templates = new Templates(root.resolve("templates"), adminPassword);
    software =
        Map.of(
            Family.POSTGRES, new PostgresSoftware(binaries, privileges),
            Family.MYSQL, new MariaDbSoftware(binaries, privileges));
  }

  private ServerSoftware software(Volume volume) {
    ServerSoftware found = software.get(volume.family());
    if (found == null) {
      throw new IllegalStateException("No server for " + volume.family());
    }
    return found;
  }

  @Override
  public void create(Volume volume, MasterUser master, Optional<String> database) {
    ServerSoftware kind = software(volume);
    make(
        volume,
        data -> {
          VolumeFolders.copy(templates.of(volume.family(), kind), data, List.of());
          withServer(volume, data, connection -> kind.createMaster(connection, master, database));
        });
  }

  @Override
  public void copy(Volume source, Volume target) {
    List<String> without = software(source).processFiles();
    Path from = folders.data(source.id());
    make(target, data -> alone(source.id(), () -> copy(source, from, data, without)));
  }

  private void copy(Volume source, Path from, Path to, List<String> without) throws IOException {
    if (!folders.exists(source.id())) {
      throw new IOException("there is no data of " + source.id());
    }
    Optional<ServerProcess> server = servers.of(source.id());
    if (server.isEmpty()) {
      VolumeFolders.copy(from, to, without);
      return;
    }
    Standstill frozen = server.get().freeze();
    try {
      VolumeFolders.copy(from, to, without);
    } finally {
      frozen.close();
    }
  }

  private void make(Volume volume, Making making) {
    exclusively(
        volume,
        "Cannot make the data of ",
        () -> {
          Path beside = folders.begin(volume.id());
          try {
            making.fill(beside.resolve("data"));
            folders.finish(volume.id());
          } finally {
            folders.abandon(volume.id());
          }
        });
  }

  private void exclusively(Volume volume, String what, Action action) {
    try {
      alone(volume.id(), action);
    } catch (IOException | SQLException failed) {
      throw Failures.of(what + volume.id(), failed, folders.root());
    }
  }

  private void alone(String volume, Action action) throws IOException, SQLException {
    ReentrantLock lock = servers.lock(volume);
    lock.lock();
    try {
      action.run();
    } finally {
      lock.unlock();
    }
  }

  /** Serves a directory for as long as {@code work} takes, at a port that nobody else has. */
  private void withServer(Volume volume, Path data, Work work) throws IOException, SQLException {
    requireOpen();
    int port = LocalPorts.any();
    Path log = data.resolveSibling("server.log");
    ServerProcess server = ServerProcess.launch(software(volume), privileges, data, log, port);
    try {
      server.awaitReady(adminPassword);
      try (Connection connection = software(volume).connect(port, adminPassword)) {
        work.run(connection);
      }
    } finally {
      server.stop();
    }
  }

  @Override
  public boolean exists(Volume volume) {
    return folders.exists(volume.id());
  }

  @Override
  public void delete(Volume volume) {
    exclusively(
        volume,
        "Cannot remove the data of ",
        () -> {
          halt(volume.id());
          folders.remove(volume.id());
        });
  }

  @Override
  public void start(Volume volume, int port) {
    exclusively(volume, "Cannot serve ", () -> serve(volume, port));
  }

  private void serve(Volume volume, int port) throws IOException {
    Optional<ServerProcess> server = servers.of(volume.id());
    if (server.isPresent() && server.get().port() == port) {
      return;
    }
    halt(volume.id());
    servers.awaitLeaving(port);
    if (!portFree(port)) {
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
    Path data = folders.data(volume.id());
    Path log = folders.log(volume.id());
    ServerProcess server = ServerProcess.launch(software(volume), privileges, data, log, port);
    servers.put(volume.id(), server);
    pids.write(volume.id(), server.pid());
    try {
      server.awaitReady(adminPassword);
    } catch (IOException | RuntimeException failed) {
      halt(volume.id());
      throw failed;
    }
  }

  @Override
  public void stop(Volume volume) {
    exclusively(volume, "Cannot stop ", () -> halt(volume.id()));
  }

  private void halt(String volume) throws IOException {
    servers.of(volume).ifPresent(ServerProcess::stop);
    servers.remove(volume);
    pids.remove(volume);
  }

  @Override
  public boolean running(Volume volume) {
    return servers.of(volume.id()).isPresent();
  }

  @Override
  public void changePassword(Volume volume, MasterUser master) {
    Work work = connection -> software(volume).changePassword(connection, master);
    exclusively(
        volume,
        "Cannot change the master password of ",
        () -> {
          Optional<ServerProcess> server = servers.of(volume.id());
          if (server.isEmpty()) {
            withServer(volume, folders.data(volume.id()), work);
          } else {
            try (Connection admin = software(volume).connect(server.get().port(), adminPassword)) {
              work.run(admin);
            }
          }
        });
  }

  @Override
  public boolean portFree(int port) {
    return LocalPorts.free(port);
  }

  @Override
  public void close() {
    closed = true;
    List<Thread> stopping = new ArrayList<>();
    for (String volume : servers.volumes()) {
      Thread thread = new Thread(() -> closing(volume), "stopping-" + volume);
      thread.start();
      stopping.add(thread);
    }
    for (Thread thread : stopping) {
      join(thread);
    }
  }

  /** A note that stays is of no server; the next process removes it. */
  private void closing(String volume) {
    try {
      alone(volume, () -> halt(volume));
    } catch (IOException | SQLException noted) {
      servers.remove(volume);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Fills a data directory that does not exist yet. */
  private interface Making {
    void fill(Path data) throws IOException, SQLException;
  }

  /** Something done while nothing else happens to a volume. */
  private interface Action {
    void run() throws IOException, SQLException;
  }

  /** Something done over a connection of the region's own user. */
  private interface Work {
    void run(Connection connection) throws SQLException;
  }
}

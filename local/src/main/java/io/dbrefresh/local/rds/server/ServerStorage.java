package io.dbrefresh.local.rds.server;

import io.dbrefresh.local.rds.storage.MasterUser;
import io.dbrefresh.local.rds.storage.Storage;
import io.dbrefresh.local.rds.storage.Volume;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Volumes as data directories, each served by a PostgreSQL or MariaDB process of its own. */
public final class ServerStorage implements Storage {
  private static final int LOG_BYTES = 256 * 1024;

  private final VolumeFolders folders;
  private final VolumeServers servers;
  private final Templates templates;

  /**
   * Opens the volumes in {@code folder}, which no other process may have open. Servers that an
   * earlier process left behind are ended, and what it left half made is removed.
   *
   * @throws UncheckedIOException when the folder cannot be written
   */
  public ServerStorage(Path folder, ServerBinaries binaries) {
    this(folder, binaries, Optional.empty());
  }

  /** As the other one; roles with {@code rds_iam} log in with what is behind {@code door}. */
  public ServerStorage(Path folder, ServerBinaries binaries, Optional<TokenDoor> door) {
    this(folder, binaries, Privileges.found(), door);
  }

  ServerStorage(Path folder, ServerBinaries binaries, Privileges privileges) {
    this(folder, binaries, privileges, Optional.empty());
  }

  private ServerStorage(
      Path folder, ServerBinaries binaries, Privileges privileges, Optional<TokenDoor> door) {
    Path root = folder.toAbsolutePath().normalize();
    folders = new VolumeFolders(root.resolve("volumes"));
    PidFiles pids = new PidFiles(root.resolve("run"));
    String adminPassword;
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
    servers =
        new VolumeServers(
            folders,
            pids,
            privileges,
            adminPassword,
            new PostgresSoftware(binaries, privileges, door),
            new MariaDbSoftware(binaries, privileges));
  }

  @Override
  public void create(Volume volume, MasterUser master, Optional<String> database) {
    ServerSoftware kind = servers.software(volume);
    make(
        volume,
        folder -> {
          VolumeFolders.copy(templates.of(volume.family(), kind), folder.data(), List.of());
          servers.serve(
              volume,
              folder,
              List.of(),
              connection -> kind.createMaster(connection, master, database));
        });
  }

  @Override
  public void copy(Volume source, Volume target) {
    make(target, folder -> image(source, folder));
  }

  private VolumeFolder image(Volume source, VolumeFolder to) throws IOException, SQLException {
    ServerSoftware software = servers.software(source);
    return servers.still(
        source,
        from -> {
          VolumeFolders.copy(from.data(), to.data(), software.processFiles());
          software.log().copyTail(from, to);
          return from;
        });
  }

  @Override
  public List<String> log(Volume volume) {
    Path messages = folders.of(volume.id()).messages();
    try (SeekableByteChannel file = Files.newByteChannel(messages)) {
      long begin = Math.max(0, file.size() - LOG_BYTES);
      ByteBuffer last = ByteBuffer.allocate((int) (file.size() - begin));
      for (file.position(begin); file.read(last) > 0; ) {
        continue;
      }
      return new String(last.array(), 0, last.position(), StandardCharsets.UTF_8).lines().toList();
    } catch (NoSuchFileException never) {
      return List.of();
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot read " + messages, failed);
    }
  }

  @Override
  public void restore(Volume base, Volume source, Instant time, Volume target) {
    ChangeLog log = servers.software(source).log();
    make(
        target,
        folder -> {
          VolumeFolder image = image(base, folder);
          ChangeLog.Redo redo =
              servers.still(source, from -> log.collect(image, from, folder, time));
          redo.run((options, work) -> servers.serve(target, folder, options, work));
          Folders.delete(folder.redo());
        });
  }

  @Override
  public void prune(Volume volume, Optional<Volume> oldest) {
    exclusively(
        volume,
        "Cannot prune the log of ",
        () -> {
          Optional<VolumeFolder> image = oldest.map(it -> folders.of(it.id()));
          Optional<Connection> running = servers.connect(volume);
          try {
            servers.software(volume).log().prune(folders.of(volume.id()), image, running);
          } finally {
            if (running.isPresent()) {
              running.get().close();
            }
          }
        });
  }

  private void make(Volume volume, Making making) {
    exclusively(
        volume,
        "Cannot make the data of ",
        () -> {
          VolumeFolder beside = folders.begin(volume.id());
          try {
            making.fill(beside);
            folders.finish(volume.id());
          } finally {
            folders.abandon(volume.id());
          }
        });
  }

  private void exclusively(Volume volume, String what, VolumeServers.Action action) {
    try {
      servers.alone(volume, action);
    } catch (IOException | SQLException failed) {
      throw Failures.of(what + volume.id(), failed, folders.root());
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
          servers.halt(volume.id());
          folders.remove(volume.id());
        });
  }

  @Override
  public void start(Volume volume, int port) {
    exclusively(volume, "Cannot serve ", () -> servers.serve(volume, port));
  }

  @Override
  public void stop(Volume volume) {
    exclusively(volume, "Cannot stop ", () -> servers.halt(volume.id()));
  }

  @Override
  public boolean running(Volume volume) {
    return servers.running(volume);
  }

  @Override
  public void changePassword(Volume volume, MasterUser master) {
    ServerSoftware software = servers.software(volume);
    exclusively(
        volume,
        "Cannot change the master password of ",
        () -> {
          Optional<Connection> running = servers.connect(volume);
          if (running.isEmpty()) {
            servers.serve(
                volume,
                folders.of(volume.id()),
                List.of(),
                connection -> software.changePassword(connection, master));
            return;
          }
          try (Connection admin = running.get()) {
            software.changePassword(admin, master);
          }
        });
  }

  @Override
  public boolean portFree(int port) {
    return LocalPorts.free(port);
  }

  @Override
  public void close() {
    servers.close();
  }

  /** Fills the folder of a volume that does not exist yet. */
  private interface Making {
    void fill(VolumeFolder folder) throws IOException, SQLException;
  }
}

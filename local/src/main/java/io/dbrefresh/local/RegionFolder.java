package io.dbrefresh.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dbrefresh.local.store.CorruptStoreException;
import io.dbrefresh.local.store.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a region is kept. A file in it, {@code region.json}, says that it is one and in which
 * format: nothing is ever written to or removed from a folder that has other things in it.
 */
record RegionFolder(Path root) {
  static final String MARKER = "region";
  private static final int FORMAT = 1;

  RegionFolder {
    root = root.toAbsolutePath().normalize();
  }

  Path of(String service) {
    return root.resolve(service);
  }

  /** Where RDS of the account's second region is kept. */
  Path ofSecond() {
    return of(LocalRegion.SECOND_REGION).resolve("rds");
  }

  Documents documents() {
    return new Documents(root);
  }

  /** Whether a region is here. */
  boolean exists() {
    return Files.exists(root.resolve(MARKER + ".json"));
  }

  /** Whether nothing is here. */
  boolean vacant() {
    if (!Files.exists(root)) {
      return true;
    }
    try (Stream<Path> files = Files.list(root)) {
      return files.findAny().isEmpty();
    } catch (IOException notAFolder) {
      return false;
    }
  }

  /** Refuses a folder that holds something else than a region that this version can read. */
  void requireRegion() {
    int format = marker().path("format").asInt();
    if (format > FORMAT) {
      throw new RegionFolderException(
          root,
          "The local region in %s was made by a newer version of dbrefresh (format %d, this one reads %d); `dbrefresh local reset` removes it"
              .formatted(root, format, FORMAT));
    }
    if (format < 1) {
      throw damaged("it says no format", null);
    }
  }

  private JsonNode marker() {
    try {
      return documents().read(MARKER).orElseThrow(this::foreign);
    } catch (CorruptStoreException unreadable) {
      throw damaged("it is not JSON", unreadable);
    }
  }

  RegionFolderException foreign() {
    if (vacant()) {
      return new RegionFolderException(
          root, "There is no local region in " + root + " yet; the first launch there makes it");
    }
    return new RegionFolderException(
        root,
        root
            + " holds no local region (it has no "
            + MARKER
            + ".json), and is left alone; choose"
            + " another folder with --local-dir");
  }

  private RegionFolderException damaged(String how, @Nullable Throwable cause) {
    return new RegionFolderException(
        root,
        "The local region's file "
            + root.resolve(MARKER + ".json")
            + " is damaged: "
            + how
            + ". `dbrefresh local reset` removes the region; it is made anew when it is next used",
        cause);
  }

  /** Makes the folder a region's, one that only its owner may enter. */
  void create(Clock clock) {
    try {
      Files.createDirectories(root);
      if (Files.getFileAttributeView(root, PosixFileAttributeView.class) != null) {
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx--x--x"));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot create " + root + ": " + failed.getMessage(), failed);
    }
    documents()
        .write(
            MARKER,
            JsonNodeFactory.instance
                .objectNode()
                .put("format", FORMAT)
                .put("created", clock.instant().toString()));
  }

  /**
   * Removes the folder with all that is in it; links are removed, not followed. The marker goes
   * last: what is left when this is interrupted is still a region that can be reset.
   */
  void delete() {
    Path marker = root.resolve(MARKER + ".json");
    try (Stream<Path> files = Files.walk(root)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        if (!file.equals(root) && !file.equals(marker)) {
          Files.deleteIfExists(file);
        }
      }
      Files.deleteIfExists(marker);
      Files.deleteIfExists(root);
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot remove " + root + ": " + failed.getMessage(), failed);
    }
  }

  /** What a failure says when the disk is full: the folder, and how much is free. */
  Optional<RegionFolderException> diskFull(Throwable thrown) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      if (String.valueOf(at.getMessage()).contains("No space left on device")) {
        return Optional.of(
            new RegionFolderException(
                root,
                "The disk of the local region is full: %d MB are free in %s"
                    .formatted(root.toFile().getUsableSpace() / (1024 * 1024), root),
                thrown));
      }
    }
    return Optional.empty();
  }
}

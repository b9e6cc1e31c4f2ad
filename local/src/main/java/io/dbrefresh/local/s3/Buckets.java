package io.dbrefresh.local.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The buckets of the region: those created in it, and those that something is mounted into. */
final class Buckets {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

  private final Path folder;
  private final List<Mount> mounts;

  Buckets(Path folder, List<Mount> mounts) {
    this.folder = folder.resolve("buckets");
    this.mounts = List.copyOf(mounts);
  }

  Bucket get(String name) {
    if (!exists(name)) {
      throw Faults.noSuchBucket();
    }
    return new Bucket(folder.resolve(name), mountsOf(name));
  }

  void create(String name) {
    if (!NAME.matcher(name).matches()) {
      throw Faults.other("InvalidBucketName", 400, "The specified bucket is not valid.");
    }
    if (exists(name)) {
      throw Faults.alreadyOwned();
    }
    try {
      Files.createDirectories(folder.resolve(name));
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot create the bucket " + name, failed);
    }
  }

  /** One with an object in it stays, and so does one that files of the project are mounted into. */
  void delete(String name) {
    if (!get(name).keys("").isEmpty() || !mountsOf(name).isEmpty()) {
      throw Faults.other("BucketNotEmpty", 409, "The bucket you tried to delete is not empty");
    }
    try (Stream<Path> left = Files.walk(folder.resolve(name))) {
      for (Path each : left.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot delete the bucket " + name, failed);
    }
  }

  List<String> names() {
    Stream<String> mounted = mounts.stream().map(Mount::bucket);
    return Stream.concat(mounted, created().stream()).distinct().sorted().toList();
  }

  Instant creationTime(String name) {
    try {
      Path at = mountsOf(name).stream().map(Mount::folder).findFirst().orElse(folder.resolve(name));
      return Files.getLastModifiedTime(at).toInstant();
    } catch (IOException gone) {
      return Instant.EPOCH;
    }
  }

  private boolean exists(String name) {
    return NAME.matcher(name).matches()
        && (!mountsOf(name).isEmpty() || Files.isDirectory(folder.resolve(name)));
  }

  private List<Mount> mountsOf(String name) {
    return mounts.stream().filter(mount -> mount.bucket().equals(name)).toList();
  }

  private List<String> created() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(folder)) {
      return folders.map(each -> each.getFileName().toString()).toList();
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot list " + folder, failed);
    }
  }
}

package io.dbrefresh.local.s3;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A bucket: its own folder, and what is mounted into it. */
final class Bucket {
  private final ObjectFolder own;
  private final List<Mount> mounts;

  Bucket(Path folder, List<Mount> mounts) {
    own = new ObjectFolder(folder);
    this.mounts = mounts;
  }

  Optional<Content> read(String key) {
    Optional<Mount> mount = mount(key);
    return mount.isPresent()
        ? objects(mount.get()).read(key.substring(mount.get().prefix().length()))
        : own.read(key);
  }

  /** Every key that begins with {@code prefix}, in the order of their UTF-8 bytes. */
  List<String> keys(String prefix) {
    Stream<String> mounted =
        mounts.stream()
            .flatMap(mount -> objects(mount).keys("").stream().map(key -> mount.prefix() + key))
            .filter(key -> key.startsWith(prefix));
    return Stream.concat(own.keys(prefix).stream().filter(key -> mount(key).isEmpty()), mounted)
        .sorted(Comparator.comparing(Bucket::utf8, Arrays::compareUnsigned))
        .toList();
  }

  void put(String key, Path written) {
    refuseMounted(key);
    own.put(key, written);
  }

  void delete(String key) {
    refuseMounted(key);
    own.delete(key);
  }

  private void refuseMounted(String key) {
    mount(key)
        .ifPresent(
            mount -> {
              throw Faults.other(
                  "AccessDenied",
                  403,
                  "Access Denied: "
                      + key
                      + " is the file of the same name in "
                      + mount.folder()
                      + ", change it there");
            });
  }

  private Optional<Mount> mount(String key) {
    return mounts.stream().filter(mount -> key.startsWith(mount.prefix())).findFirst();
  }

  private static ObjectFolder objects(Mount mount) {
    return new ObjectFolder(mount.folder());
  }

  private static byte[] utf8(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }
}

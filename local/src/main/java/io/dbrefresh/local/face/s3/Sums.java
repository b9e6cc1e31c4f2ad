package io.dbrefresh.local.face.s3;

import io.dbrefresh.local.face.http.RefusedException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The checksums that a request has, or announces, for its body ("Checking object integrity"). */
final class Sums {
  private static final int BAD_REQUEST = 400;

  private final Map<Sum, Digest> running = new LinkedHashMap<>();
  private final Map<Sum, String> expected = new LinkedHashMap<>();

  /** A header or trailer; one that is no checksum is passed over. */
  void expect(String name, String value) {
    Sum.of(name)
        .ifPresent(
            sum -> {
              expected.put(sum, value);
              running.computeIfAbsent(sum, Sum::begin);
            });
  }

  /** The names of trailers that are going to come. */
  void announce(String names) {
    for (String name : names.toLowerCase(Locale.ROOT).split(",")) {
      Sum.of(name.strip()).ifPresent(sum -> running.computeIfAbsent(sum, Sum::begin));
    }
  }

  boolean isEmpty() {
    return running.isEmpty();
  }

  void update(byte[] bytes, int offset, int length) {
    running.values().forEach(digest -> digest.update(bytes, offset, length));
  }

  /**
   * Compares, when all is read.
   *
   * @throws RefusedException as the service refuses another body than the one that was summed
   */
  void check() {
    expected.forEach(
        (sum, value) -> {
          Digest digest = running.get(sum);
          if (digest != null && !digest.base64().equals(value)) {
            throw new RefusedException(
                BAD_REQUEST,
                "BadDigest",
                "The %s you specified did not match the calculated checksum.".formatted(sum));
          }
        });
  }
}

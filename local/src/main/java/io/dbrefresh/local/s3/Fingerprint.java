package io.dbrefresh.local.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What tells contents apart. Long files are read once for it, as long as nobody writes them; short
 * ones each time, because a clock that ticks slowly does not show that they were written again.
 */
record Fingerprint(String eTag, String versionId) {
  private static final int VERSION_BYTES = 24;
  private static final int BUFFER = 1 << 16;
  private static final long LONG_FILE = 1 << 20;
  private static final int MOST_REMEMBERED = 1000;

  private static final Map<Content, Fingerprint> REMEMBERED = new ConcurrentHashMap<>();

  static Fingerprint of(Content content) {
    if (content.size() < LONG_FILE) {
      return read(content);
    }
    if (REMEMBERED.size() >= MOST_REMEMBERED) {
      REMEMBERED.clear();
    }
    return REMEMBERED.computeIfAbsent(content, Fingerprint::read);
  }

  private static Fingerprint read(Content content) {
    MessageDigest md5 = digest("MD5");
    MessageDigest sha256 = digest("SHA-256");
    byte[] buffer = new byte[BUFFER];
    try (InputStream bytes = content.open()) {
      for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
        md5.update(buffer, 0, count);
        sha256.update(buffer, 0, count);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot read " + content.path(), failed);
    }
    byte[] start = Arrays.copyOf(sha256.digest(), VERSION_BYTES);
    return new Fingerprint(
        '"' + HexFormat.of().formatHex(md5.digest()) + '"',
        Base64.getUrlEncoder().withoutPadding().encodeToString(start));
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}

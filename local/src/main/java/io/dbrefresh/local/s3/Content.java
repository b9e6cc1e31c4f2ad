package io.dbrefresh.local.s3;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** An object as it is now: what it holds and when it was written. */
record Content(byte[] bytes, Instant lastModified) {
  private static final int VERSION_BYTES = 24;

  /** The MD5 of the content, in quotes. */
  String eTag() {
    return '"' + HexFormat.of().formatHex(digest("MD5")) + '"';
  }

  /** 32 characters that are the same for the same content. */
  String versionId() {
    byte[] start = Arrays.copyOf(digest("SHA-256"), VERSION_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(start);
  }

  private byte[] digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}

package io.dbrefresh.local.face.s3;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.Checksum;

/** A checksum that is being computed. */
interface Digest {
  void update(byte[] bytes, int offset, int length);

  /** As headers have it. */
  String base64();

  /** Of a checksum that has that many bytes, sent with the highest first. */
  static Digest of(Checksum checksum, int size) {
    return new Digest() {
      @Override
      public void update(byte[] bytes, int offset, int length) {
        checksum.update(bytes, offset, length);
      }

      @Override
      public String base64() {
        byte[] all = ByteBuffer.allocate(Long.BYTES).putLong(checksum.getValue()).array();
        return Base64.getEncoder()
            .encodeToString(Arrays.copyOfRange(all, Long.BYTES - size, Long.BYTES));
      }
    };
  }

  /** Of an algorithm that every Java has. */
  static Digest of(String algorithm) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
    return new Digest() {
      @Override
      public void update(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
      }

      @Override
      public String base64() {
        return Base64.getEncoder().encodeToString(digest.digest());
      }
    };
  }
}

package io.dbrefresh.local.rds.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What MariaDB's PASSWORD() makes of a password (plugin {@code mysql_native_password}). */
final class NativePassword {
  private NativePassword() {}

  static String hash(String password) {
    byte[] once = sha1(password.getBytes(StandardCharsets.UTF_8));
    return "*" + HexFormat.of().withUpperCase().formatHex(sha1(once));
  }

  private static byte[] sha1(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(bytes);
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("Java has no SHA-1", absent);
    }
  }
}

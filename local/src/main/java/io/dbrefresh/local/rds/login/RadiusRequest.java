package io.dbrefresh.local.rds.login;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * An Access-Request (RFC 2865, section 4.1).
 *
 * @param id which the answer repeats
 * @param authenticator 16 bytes that answer and password are hidden with
 * @param identifier NAS-Identifier: who asks
 */
record RadiusRequest(
    byte id, byte[] authenticator, String identifier, String user, String password) {
  private static final int REQUEST = 1;
  private static final int ACCEPT = 2;
  private static final int REJECT = 3;
  private static final int USER_NAME = 1;
  private static final int USER_PASSWORD = 2;
  private static final int NAS_IDENTIFIER = 32;
  private static final int HEADER = 20;
  private static final int BLOCK = 16;

  static RadiusRequest read(byte[] packet, String secret) {
    if (packet.length < HEADER || packet[0] != REQUEST) {
      throw new IllegalArgumentException("no Access-Request");
    }
    byte[] authenticator = Arrays.copyOfRange(packet, 4, HEADER);
    String user = "";
    String password = "";
    String identifier = "";
    int at = HEADER;
    while (at + 2 <= packet.length) {
      int length = packet[at + 1] & 0xff;
      if (length < 2 || at + length > packet.length) {
        throw new IllegalArgumentException("an attribute of " + length + " bytes");
      }
      byte[] value = Arrays.copyOfRange(packet, at + 2, at + length);
      switch (packet[at]) {
        case USER_NAME -> user = new String(value, StandardCharsets.UTF_8);
        case USER_PASSWORD -> password = revealed(value, authenticator, secret);
        case NAS_IDENTIFIER -> identifier = new String(value, StandardCharsets.UTF_8);
        default -> {}
      }
      at += length;
    }
    return new RadiusRequest(packet[1], authenticator, identifier, user, password);
  }

  /** Section 5.2: each block is hidden with the secret and the block before it. */
  private static String revealed(byte[] hidden, byte[] authenticator, String secret) {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    byte[] before = authenticator;
    for (int at = 0; at + BLOCK <= hidden.length; at += BLOCK) {
      byte[] block = Arrays.copyOfRange(hidden, at, at + BLOCK);
      byte[] mask = md5(secret.getBytes(StandardCharsets.UTF_8), before);
      for (int i = 0; i < BLOCK; i++) {
        if (block[i] != mask[i]) {
          plain.write(block[i] ^ mask[i]);
        }
      }
      before = block;
    }
    return plain.toString(StandardCharsets.UTF_8);
  }

  /** Access-Accept or Access-Reject, with the authenticator that proves the secret. */
  byte[] answer(boolean admitted, String secret) {
    ByteBuffer answer = ByteBuffer.allocate(HEADER);
    answer.put((byte) (admitted ? ACCEPT : REJECT)).put(id).putShort((short) HEADER);
    byte[] head = Arrays.copyOf(answer.array(), 4);
    return answer.put(md5(head, authenticator, secret.getBytes(StandardCharsets.UTF_8))).array();
  }

  private static byte[] md5(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This JVM has no MD5", e);
    }
  }
}

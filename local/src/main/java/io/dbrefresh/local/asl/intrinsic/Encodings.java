package io.dbrefresh.local.asl.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dbrefresh.local.asl.query.RandomUuids;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Functions that encode, hash or make identifiers. */
final class Encodings {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Set<String> ALGORITHMS =
      Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");
  private static final int LIMIT = 10_000;

  private Encodings() {}

  static JsonNode base64Encode(List<JsonNode> arguments) {
    byte[] bytes = limited(arguments).getBytes(StandardCharsets.UTF_8);
    return NODES.textNode(Base64.getEncoder().encodeToString(bytes));
  }

  static JsonNode base64Decode(List<JsonNode> arguments) {
    try {
      byte[] bytes = Base64.getDecoder().decode(limited(arguments));
      return NODES.textNode(new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException invalid) {
      throw new InvalidArgumentException("Invalid Base64: " + invalid.getMessage());
    }
  }

  private static String limited(List<JsonNode> arguments) {
    Arguments.count(arguments, 1, 1);
    String text = Arguments.string(arguments, 0);
    if (text.length() > LIMIT) {
      throw new InvalidArgumentException("The string is longer than " + LIMIT + " characters");
    }
    return text;
  }

  static JsonNode hash(List<JsonNode> arguments) {
    Arguments.count(arguments, 2, 2);
    JsonNode data = arguments.get(0);
    String algorithm = Arguments.string(arguments, 1);
    if (!ALGORITHMS.contains(algorithm)) {
      throw new InvalidArgumentException("Unknown hash algorithm: " + algorithm);
    }
    String text = data.isTextual() ? data.asText() : data.toString();
    return NODES.textNode(digest(text, algorithm));
  }

  /** The digest in lower-case hexadecimal. */
  static String digest(String text, String algorithm) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException unknown) {
      throw new InvalidArgumentException("Unknown hash algorithm: " + algorithm);
    }
  }

  static JsonNode uuid(List<JsonNode> arguments, RandomGenerator random) {
    Arguments.count(arguments, 0, 0);
    return NODES.textNode(RandomUuids.next(random));
  }
}

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
import java.util.regex.Pattern;

/** Functions that encode, hash or make identifiers. */
final class Encodings {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Set<String> ALGORITHMS =
      Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");
  private static final int LIMIT = 10_000;
  private static final int DIGITS = 4;
  private static final Pattern PADDING = Pattern.compile("=");
  private static final Pattern NO_DIGIT = Pattern.compile("[^A-Za-z0-9+/]");

  private Encodings() {}

  static JsonNode base64Encode(List<JsonNode> arguments) {
    byte[] bytes = limited(arguments).getBytes(StandardCharsets.UTF_8);
    return NODES.textNode(Base64.getEncoder().encodeToString(bytes));
  }

  /**
   * What a text in Base64 says. The service takes any text: what is no digit is passed over, all
   * ends at the first padding, and a digit that is left over is dropped.
   */
  static JsonNode base64Decode(List<JsonNode> arguments) {
    String digits = PADDING.split(limited(arguments), 2)[0];
    digits = NO_DIGIT.matcher(digits.replace('-', '+').replace('_', '/')).replaceAll("");
    int rest = digits.length() % DIGITS;
    byte[] bytes =
        Base64.getDecoder().decode(digits.substring(0, digits.length() - (rest == 1 ? 1 : 0)));
    return NODES.textNode(new String(bytes, StandardCharsets.UTF_8));
  }

  private static String limited(List<JsonNode> arguments) {
    Arguments.count(arguments, 1, 1);
    String text = Arguments.string(arguments, 0);
    Arguments.require(text.length() <= LIMIT);
    return text;
  }

  static JsonNode hash(List<JsonNode> arguments) {
    Arguments.count(arguments, 2, 2);
    JsonNode data = arguments.get(0);
    String algorithm = Arguments.string(arguments, 1);
    String text = data.isTextual() ? data.asText() : data.toString();
    Arguments.require(ALGORITHMS.contains(algorithm) && text.length() <= LIMIT);
    return NODES.textNode(digest(text, algorithm));
  }

  /** The digest in lower-case hexadecimal. */
  static String digest(String text, String algorithm) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException unknown) {
      throw new IllegalStateException(unknown);
    }
  }

  /** A random UUID; the service passes over arguments. */
  static JsonNode uuid(List<JsonNode> arguments, RandomGenerator random) {
    return NODES.textNode(RandomUuids.next(random));
  }
}

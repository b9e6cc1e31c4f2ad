package io.dbrefresh.local.asl.jsonata;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.JFunction;
import io.dbrefresh.local.asl.query.RandomUuids;
import io.dbrefresh.local.asl.value.Json;
import io.dbrefresh.local.asl.value.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The functions that the service adds to JSONata, and the one it takes away ("Step Functions
 * provided JSONata functions"). An undefined argument makes the result undefined.
 */
final class ServiceFunctions {
  static final Map<String, JFunction> ALL =
      Map.of(
          "partition", Given.function("partition", ServiceFunctions::partition),
          "range", Given.function("range", ServiceFunctions::range),
          "hash", Given.function("hash", ServiceFunctions::hash),
          "parse", Given.function("parse", ServiceFunctions::parse),
          "eval", Given.function("eval", given -> refuseEval()));

  private static final List<String> ALGORITHMS =
      List.of("SHA-1", "SHA-384", "SHA-256", "SHA-512", "MD5");

  /** As many as the service's memory for an expression holds. */
  private static final int RANGE_LIMIT = 360_145;

  private ServiceFunctions() {}

  /** Chunks of an array; one chunk without a size, undefined for no items or a size of zero. */
  private static @Nullable Object partition(Given given) {
    given.check(1, Object.class, Number.class);
    List<?> items = given.array(0);
    if (items == null || items.isEmpty()) {
      return null;
    }
    Long wanted = given.whole(1);
    long size = wanted == null ? items.size() : Math.min(wanted, items.size());
    if (size < 0) {
      throw new RefusedException("D3137", "Second argument must be zero or greater");
    }
    return size == 0 ? null : chunks(items, (int) size);
  }

  private static List<Object> chunks(List<?> items, int size) {
    List<Object> chunks = new ArrayList<>();
    for (int begin = 0; begin < items.size(); begin += size) {
      chunks.add(new ArrayList<>(items.subList(begin, Math.min(items.size(), begin + size))));
    }
    return chunks;
  }

  /** Numbers with equal steps; a single one is no array, and none is undefined. */
  private static @Nullable Object range(Given given) {
    given.check(2, Number.class, Number.class, Number.class);
    Long first = given.whole(0);
    Long last = given.whole(1);
    Long by = given.whole(2);
    if (first == null || last == null || by == null || by == 0) {
      return null;
    }
    double size = Math.floor(((double) last - first) / by) + 1;
    if (size > RANGE_LIMIT) {
      throw new RefusedException(
          ": Expression evaluation memory limit exceeded: Check for excessive memory usage");
    }
    List<Object> values = new ArrayList<>();
    for (long index = 0; index < size; index++) {
      values.add(first + index * by);
    }
    return size < 1 ? null : size == 1 ? values.get(0) : values;
  }

  private static @Nullable Object hash(Given given) {
    given.check(1, String.class, String.class);
    String data = given.string(0);
    String algorithm = given.string(1);
    if (data == null || algorithm == null) {
      return null;
    }
    if (!ALGORITHMS.contains(algorithm)) {
      throw new RefusedException(
          "D3137",
          "Hash algorithm '%s' must be one of %s"
              .formatted(algorithm, String.join(", ", ALGORITHMS)));
    }
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      return HexFormat.of().formatHex(digest.digest(data.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The functions that make something up. */
  static void bind(Jsonata.Frame frame, RandomGenerator random) {
    frame.bind("uuid", Given.function("uuid", given -> uuid(given, random)));
    frame.bind("random", Given.function("random", given -> random(given, random)));
  }

  private static Object uuid(Given given, RandomGenerator random) {
    given.check(0);
    return RandomUuids.next(random);
  }

  /** From zero, included, to one; a seed always gives the number that the service gives for it. */
  private static Object random(Given given, RandomGenerator random) {
    Long seed = given.check(0, Number.class).whole(0);
    return seed == null ? random.nextDouble() : new Random(seed).nextDouble();
  }

  /** What a text in JSON says; it may have nothing behind it, and no name twice in an object. */
  private static @Nullable Object parse(Given given) {
    String text = given.check(0, String.class).string(0);
    if (text == null) {
      return null;
    }
    try {
      return PlainValues.plainRoot(Json.readStrictly(text));
    } catch (MalformedJsonException malformed) {
      throw new RefusedException("D3137", "Invalid JSON");
    }
  }

  private static Object refuseEval() {
    throw new RefusedException("T1006", "Attempted to invoke a non-function");
  }
}

package io.dbrefresh.local.asl.jsonata;

import com.dashjoin.jsonata.JException;
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
 * provided JSONata functions").
 */
final class ServiceFunctions {
  static final Map<String, JFunction> ALL =
      Map.of(
          "partition", new JFunction((input, args) -> partition(args), null),
          "range", new JFunction((input, args) -> range(args), null),
          "hash", new JFunction((input, args) -> hash(args), null),
          "parse", new JFunction((input, args) -> parse(args), null),
          "eval", new JFunction((input, args) -> refuseEval(), null));

  private ServiceFunctions() {}

  private static @Nullable Object partition(List<?> args) {
    Object items = argument(args, 0);
    Object size = argument(args, 1);
    if (items == null) {
      return null;
    }
    if (!(size instanceof Number number) || number.intValue() < 1) {
      throw new JException("Argument 2 of function \"partition\" must be a positive number", 0);
    }
    List<?> all = items instanceof List<?> list ? list : List.of(items);
    List<Object> chunks = new ArrayList<>();
    for (int begin = 0; begin < all.size(); begin += number.intValue()) {
      int end = Math.min(all.size(), begin + number.intValue());
      chunks.add(new ArrayList<>(all.subList(begin, end)));
    }
    return chunks;
  }

  private static Object range(List<?> args) {
    long first = number(args, 0, "range").longValue();
    long last = number(args, 1, "range").longValue();
    long by = number(args, 2, "range").longValue();
    if (by == 0) {
      throw new JException("Argument 3 of function \"range\" must not be zero", 0);
    }
    List<Object> values = new ArrayList<>();
    for (long value = first; by > 0 ? value <= last : value >= last; value += by) {
      values.add(value);
    }
    return values;
  }

  private static @Nullable Object hash(List<?> args) {
    Object value = argument(args, 0);
    if (value == null) {
      return null;
    }
    String text = value instanceof String string ? string : Json.write(PlainValues.node(value));
    String algorithm = String.valueOf(argument(args, 1));
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException unknown) {
      throw new JException("Argument 2 of function \"hash\" is no algorithm: " + algorithm, 0);
    }
  }

  /** The functions that make something up. */
  static void bind(Jsonata.Frame frame, RandomGenerator random) {
    frame.bind("uuid", new JFunction((input, args) -> RandomUuids.next(random), null));
    frame.bind("random", new JFunction((input, args) -> random(args, random), null));
  }

  private static Object random(List<?> args, RandomGenerator random) {
    return argument(args, 0) instanceof Number seed
        ? new Random(seed.longValue()).nextDouble()
        : random.nextDouble();
  }

  private static @Nullable Object parse(List<?> args) {
    Object text = argument(args, 0);
    if (text == null) {
      return null;
    }
    try {
      return PlainValues.plainRoot(Json.read(String.valueOf(text)));
    } catch (MalformedJsonException malformed) {
      throw new JException(
          "Function \"parse\" was given invalid JSON: " + malformed.getMessage(), 0);
    }
  }

  private static Object refuseEval() {
    throw new JException("Function \"eval\" is not supported; use \"parse\"", 0);
  }

  private static Number number(List<?> args, int index, String function) {
    if (argument(args, index) instanceof Number number) {
      return number;
    }
    throw new JException(
        "Argument " + (index + 1) + " of function \"" + function + "\" must be a number", 0);
  }

  private static @Nullable Object argument(List<?> args, int index) {
    Object value = index < args.size() ? args.get(index) : null;
    return value == Jsonata.NULL_VALUE ? null : value;
  }
}

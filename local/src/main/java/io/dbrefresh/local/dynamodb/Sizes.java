package io.dbrefresh.local.dynamodb;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How large values and items are ("DynamoDB item sizes and formats"). */
final class Sizes {
  /** The largest item, bytes: 400 KB. */
  static final long LARGEST_ITEM = 400L * 1024;

  /** How much a query or a scan looks at before it answers, bytes: 1 MB. */
  static final long PAGE = 1024L * 1024;

  private Sizes() {}

  /** What {@code size(path)} answers; nothing for numbers, booleans and nulls. */
  static Optional<String> size(AttributeValue value) {
    switch (value.type()) {
      case S:
        return Optional.of(Long.toString(utf8(value.s())));
      case B:
        return Optional.of(Integer.toString(value.b().asByteArrayUnsafe().length));
      case M:
        return Optional.of(Integer.toString(value.m().size()));
      default:
        return Values.elements(value).map(List::size).map(size -> Integer.toString(size));
    }
  }

  /** Names and values, in bytes. */
  static long item(Map<String, AttributeValue> item) {
    return item.entrySet().stream()
        .mapToLong(entry -> utf8(entry.getKey()) + bytes(entry.getValue()))
        .sum();
  }

  private static long bytes(AttributeValue value) {
    switch (value.type()) {
      case S:
        return utf8(value.s());
      case N:
        return value.n().length() / 2 + 1;
      case B:
        return value.b().asByteArrayUnsafe().length;
      case M:
        return 3 + value.m().size() + item(value.m());
      default:
        return 3
            + Values.elements(value).stream()
                .flatMap(List::stream)
                .mapToLong(element -> 1 + bytes(element))
                .sum();
    }
  }

  private static long utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}

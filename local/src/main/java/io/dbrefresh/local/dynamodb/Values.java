package io.dbrefresh.local.dynamodb;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How the service compares values, and what it holds to be equal ("Data types"). */
final class Values {
  private Values() {}

  static AttributeValue number(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    return AttributeValue.fromN(
        plain.scale() < 0 ? plain.setScale(0).toPlainString() : plain.toPlainString());
  }

  static BigDecimal decimal(String number) {
    try {
      return new BigDecimal(number);
    } catch (NumberFormatException not) {
      throw Faults.validation("The parameter cannot be converted to a numeric value: " + number);
    }
  }

  /** The type's name, as {@code attribute_type} has it: S, N, B, SS, NS, BS, M, L, NULL, BOOL. */
  static String type(AttributeValue value) {
    String type = value.type().name();
    return type.equals("NUL") ? "NULL" : type;
  }

  /** Numbers by their value, sets in any order, everything else as it is. */
  static boolean equal(AttributeValue left, AttributeValue right) {
    return canonical(left).equals(canonical(right));
  }

  /** The order of two strings, numbers or binaries; empty where the types differ or have none. */
  static OptionalInt compare(AttributeValue left, AttributeValue right) {
    if (left.type() != right.type()) {
      return OptionalInt.empty();
    }
    switch (left.type()) {
      case N:
        return OptionalInt.of(decimal(left.n()).compareTo(decimal(right.n())));
      case S:
        return OptionalInt.of(
            Arrays.compareUnsigned(
                SdkBytes.fromUtf8String(left.s()).asByteArrayUnsafe(),
                SdkBytes.fromUtf8String(right.s()).asByteArrayUnsafe()));
      case B:
        return OptionalInt.of(
            Arrays.compareUnsigned(left.b().asByteArrayUnsafe(), right.b().asByteArrayUnsafe()));
      default:
        return OptionalInt.empty();
    }
  }

  /** The elements of a set or a list, as values of their own. */
  static Optional<List<AttributeValue>> elements(AttributeValue value) {
    switch (value.type()) {
      case SS:
        return Optional.of(value.ss().stream().map(AttributeValue::fromS).toList());
      case NS:
        return Optional.of(value.ns().stream().map(AttributeValue::fromN).toList());
      case BS:
        return Optional.of(value.bs().stream().map(AttributeValue::fromB).toList());
      case L:
        return Optional.of(value.l());
      default:
        return Optional.empty();
    }
  }

  /** Something that is equal for equal values. */
  static Object canonical(AttributeValue value) {
    switch (value.type()) {
      case N:
        return decimal(value.n()).stripTrailingZeros();
      case NS:
        return Map.of("NS", canonicalSet(value));
      case SS:
        return Set.copyOf(value.ss());
      case BS:
        return Map.of("BS", Set.copyOf(value.bs()));
      case L:
        return value.l().stream().map(Values::canonical).toList();
      case M:
        return value.m().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> canonical(entry.getValue())));
      default:
        return value;
    }
  }

  private static Set<Object> canonicalSet(AttributeValue value) {
    Set<Object> set = new HashSet<>();
    value.ns().forEach(number -> set.add(decimal(number).stripTrailingZeros()));
    return set;
  }
}

package io.dbrefresh.local.dynamodb;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What update expressions do with numbers, lists and sets. */
final class Arithmetic {
  private Arithmetic() {}

  static AttributeValue sum(AttributeValue left, AttributeValue right, boolean minus) {
    if (left.n() == null || right.n() == null) {
      throw wrongType();
    }
    BigDecimal other = Values.decimal(right.n());
    return Values.number(Values.decimal(left.n()).add(minus ? other.negate() : other));
  }

  static AttributeValue append(AttributeValue first, AttributeValue second) {
    if (!first.hasL() || !second.hasL()) {
      throw wrongType();
    }
    List<AttributeValue> both = new ArrayList<>(first.l());
    both.addAll(second.l());
    return AttributeValue.fromL(both);
  }

  /** ADD: numbers are summed, sets united. */
  static AttributeValue add(AttributeValue old, AttributeValue added) {
    if (old.n() != null) {
      return sum(old, added, false);
    }
    List<AttributeValue> united = new ArrayList<>(setOf(old, added));
    for (AttributeValue element : setOf(added, old)) {
      if (united.stream().noneMatch(each -> Values.equal(each, element))) {
        united.add(element);
      }
    }
    return set(old, united);
  }

  /** DELETE: what is left of a set, nothing if that is empty. */
  static Optional<AttributeValue> without(AttributeValue old, AttributeValue removed) {
    List<AttributeValue> gone = setOf(removed, old);
    List<AttributeValue> left =
        setOf(old, removed).stream()
            .filter(element -> gone.stream().noneMatch(each -> Values.equal(each, element)))
            .toList();
    return left.isEmpty() ? Optional.empty() : Optional.of(set(old, left));
  }

  static void requireAddable(AttributeValue value) {
    if (value.n() == null) {
      requireSet(value);
    }
  }

  static void requireSet(AttributeValue value) {
    if (!value.hasSs() && !value.hasNs() && !value.hasBs()) {
      throw Faults.validation(
          "Invalid UpdateExpression: Incorrect operand type for operator or function; operand"
              + " type: "
              + Values.type(value));
    }
  }

  private static List<AttributeValue> setOf(AttributeValue set, AttributeValue other) {
    if (set.type() != other.type() || set.hasL()) {
      throw wrongType();
    }
    return Values.elements(set).orElseThrow(Arithmetic::wrongType);
  }

  private static AttributeValue set(AttributeValue like, List<AttributeValue> elements) {
    if (like.hasSs()) {
      return AttributeValue.fromSs(elements.stream().map(AttributeValue::s).toList());
    }
    return like.hasNs()
        ? AttributeValue.fromNs(elements.stream().map(AttributeValue::n).toList())
        : AttributeValue.fromBs(elements.stream().map(AttributeValue::b).toList());
  }

  private static RuntimeException wrongType() {
    return Faults.validation("An operand in the update expression has an incorrect data type");
  }
}

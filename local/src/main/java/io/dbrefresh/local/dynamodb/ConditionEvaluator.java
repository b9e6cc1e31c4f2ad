package io.dbrefresh.local.dynamodb;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Says whether an item fulfils a condition. A comparison with what is not there does not hold. */
final class ConditionEvaluator {
  private final Map<String, AttributeValue> item;

  ConditionEvaluator(Map<String, AttributeValue> item) {
    this.item = item;
  }

  boolean holds(Condition condition) {
    if (condition instanceof Condition.And and) {
      return holds(and.left()) && holds(and.right());
    }
    if (condition instanceof Condition.Or or) {
      return holds(or.left()) || holds(or.right());
    }
    if (condition instanceof Condition.Not not) {
      return !holds(not.negated());
    }
    if (condition instanceof Condition.Compare compare) {
      return compares(compare);
    }
    if (condition instanceof Condition.Between between) {
      return atLeast(between.value(), between.low()) && atLeast(between.high(), between.value());
    }
    if (condition instanceof Condition.In in) {
      return in.choices().stream().anyMatch(choice -> equal(in.value(), choice));
    }
    return condition instanceof Condition.Always || function(condition);
  }

  private boolean function(Condition condition) {
    if (condition instanceof Condition.Exists exists) {
      return exists.path().in(item).isPresent();
    }
    if (condition instanceof Condition.HasType hasType) {
      String type = value(hasType.type()).map(AttributeValue::s).orElse("");
      return hasType.path().in(item).filter(value -> Values.type(value).equals(type)).isPresent();
    }
    if (condition instanceof Condition.BeginsWith begins) {
      return bothThere(begins.text(), begins.prefix(), ConditionEvaluator::beginsWith);
    }
    Condition.Contains contains = (Condition.Contains) condition;
    return bothThere(contains.container(), contains.element(), ConditionEvaluator::contains);
  }

  private boolean compares(Condition.Compare compare) {
    if (compare.comparator().equals("=")) {
      return equal(compare.left(), compare.right());
    }
    if (compare.comparator().equals("<>")) {
      return !equal(compare.left(), compare.right());
    }
    OptionalInt order = order(compare.left(), compare.right());
    if (order.isEmpty()) {
      return false;
    }
    switch (compare.comparator()) {
      case "<":
        return order.getAsInt() < 0;
      case "<=":
        return order.getAsInt() <= 0;
      case ">":
        return order.getAsInt() > 0;
      default:
        return order.getAsInt() >= 0;
    }
  }

  private boolean atLeast(Operand value, Operand bound) {
    OptionalInt order = order(value, bound);
    return order.isPresent() && order.getAsInt() >= 0;
  }

  private OptionalInt order(Operand left, Operand right) {
    Optional<AttributeValue> one = value(left);
    Optional<AttributeValue> two = value(right);
    return one.isPresent() && two.isPresent()
        ? Values.compare(one.get(), two.get())
        : OptionalInt.empty();
  }

  private boolean equal(Operand left, Operand right) {
    return bothThere(left, right, Values::equal);
  }

  private boolean bothThere(Operand left, Operand right, Relation relation) {
    Optional<AttributeValue> one = value(left);
    Optional<AttributeValue> two = value(right);
    return one.isPresent() && two.isPresent() && relation.holds(one.get(), two.get());
  }

  private Optional<AttributeValue> value(Operand operand) {
    if (operand instanceof Operand.Constant constant) {
      return Optional.of(constant.value());
    }
    if (operand instanceof Operand.Size size) {
      return size.path().in(item).flatMap(Sizes::size).map(AttributeValue::fromN);
    }
    return ((Operand.Attribute) operand).path().in(item);
  }

  private static boolean beginsWith(AttributeValue text, AttributeValue prefix) {
    if (text.b() != null && prefix.b() != null) {
      byte[] start = prefix.b().asByteArrayUnsafe();
      byte[] whole = text.b().asByteArrayUnsafe();
      return whole.length >= start.length
          && Arrays.equals(whole, 0, start.length, start, 0, start.length);
    }
    return text.s() != null && prefix.s() != null && text.s().startsWith(prefix.s());
  }

  private static boolean contains(AttributeValue container, AttributeValue element) {
    if (container.s() != null) {
      return element.s() != null && container.s().contains(element.s());
    }
    return Values.elements(container).stream()
        .flatMap(elements -> elements.stream())
        .anyMatch(each -> Values.equal(each, element));
  }

  private interface Relation {
    boolean holds(AttributeValue left, AttributeValue right);
  }
}

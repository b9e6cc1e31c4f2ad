package io.dbrefresh.local.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Checks the form of a query's key condition: the hash key equal, the range key at most bounded.
 */
final class KeyCondition {
  private static final Set<String> RANGE_COMPARATORS = Set.of("=", "<", "<=", ">", ">=");

  private final Table table;

  KeyCondition(Table table) {
    this.table = table;
  }

  void check(Condition condition) {
    List<String> attributes = new ArrayList<>();
    for (Condition part : parts(condition)) {
      attributes.add(attribute(part));
    }
    if (!attributes.contains(table.hash().name())) {
      throw missing(table.hash().name());
    }
    if (attributes.stream().distinct().count() != attributes.size()) {
      throw Faults.validation("KeyConditionExpressions must only contain one condition per key");
    }
    table.range().ifPresent(range -> requireBoth(attributes, range));
    if (attributes.size() > table.keys().size()) {
      throw notSupported();
    }
  }

  private static void requireBoth(List<String> attributes, KeyAttribute range) {
    if (attributes.size() == 2 && !attributes.contains(range.name())) {
      throw missing(range.name());
    }
  }

  private static List<Condition> parts(Condition condition) {
    if (condition instanceof Condition.And and) {
      List<Condition> parts = new ArrayList<>(parts(and.left()));
      parts.addAll(parts(and.right()));
      return parts;
    }
    return List.of(condition);
  }

  private String attribute(Condition part) {
    String name;
    boolean equality = false;
    if (part instanceof Condition.Compare compare
        && RANGE_COMPARATORS.contains(compare.comparator())) {
      name = attribute(compare.left());
      equality = compare.comparator().equals("=");
    } else if (part instanceof Condition.Between between) {
      name = attribute(between.value());
    } else if (part instanceof Condition.BeginsWith begins) {
      name = attribute(begins.text());
    } else {
      throw Faults.validation("Invalid operator used in KeyConditionExpression");
    }
    if (name.equals(table.hash().name()) && !equality) {
      throw notSupported();
    }
    return name;
  }

  private static String attribute(Operand operand) {
    if (operand instanceof Operand.Attribute attribute && attribute.path().isTopLevel()) {
      return attribute.path().root();
    }
    throw notSupported();
  }

  private static RuntimeException missing(String key) {
    return Faults.validation("Query condition missed key schema element: " + key);
  }

  private static RuntimeException notSupported() {
    return Faults.validation("Query key condition not supported");
  }
}

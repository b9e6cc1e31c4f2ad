package io.dbrefresh.local.dynamodb;

import java.util.List;

/** A condition on an item ("Condition and filter expressions, operators, and functions"). */
sealed interface Condition {

  /** Holds for every item. */
  record Always() implements Condition {}

  /** Both hold. */
  record And(Condition left, Condition right) implements Condition {}

  /** One of the two holds. */
  record Or(Condition left, Condition right) implements Condition {}

  /** The other does not hold. */
  record Not(Condition negated) implements Condition {}

  /** {@code left < right} and its kin; {@code comparator} is as written. */
  record Compare(String comparator, Operand left, Operand right) implements Condition {}

  /** {@code value BETWEEN low AND high}, both included. */
  record Between(Operand value, Operand low, Operand high) implements Condition {}

  /** {@code value IN (a, b)}. */
  record In(Operand value, List<Operand> choices) implements Condition {
    public In {
      choices = List.copyOf(choices);
    }
  }

  /** {@code attribute_exists(path)}. */
  record Exists(AttributePath path) implements Condition {}

  /** {@code attribute_type(path, type)}. */
  record HasType(AttributePath path, Operand type) implements Condition {}

  /** {@code begins_with(text, prefix)}. */
  record BeginsWith(Operand text, Operand prefix) implements Condition {}

  /** {@code contains(container, element)}. */
  record Contains(Operand container, Operand element) implements Condition {}
}

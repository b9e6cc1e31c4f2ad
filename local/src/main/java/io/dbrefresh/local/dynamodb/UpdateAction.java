package io.dbrefresh.local.dynamodb;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One action of an update expression ("Update expressions"). */
sealed interface UpdateAction {

  /** Where the action works. */
  AttributePath path();

  /** {@code SET path = operand}. */
  record Set(AttributePath path, Operand operand) implements UpdateAction {}

  /** {@code REMOVE path}. */
  record Remove(AttributePath path) implements UpdateAction {}

  /** {@code ADD path value}: to a number or a set. */
  record Add(AttributePath path, AttributeValue value) implements UpdateAction {}

  /** {@code DELETE path value}: elements of a set. */
  record Delete(AttributePath path, AttributeValue value) implements UpdateAction {}
}

package io.dbrefresh.local.dynamodb;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What conditions compare and updates assign. */
sealed interface Operand {

  /** The value of an attribute. */
  record Attribute(AttributePath path) implements Operand {}

  /** A value given with the request. */
  record Constant(AttributeValue value) implements Operand {}

  /** {@code size(path)}. */
  record Size(AttributePath path) implements Operand {}

  /** {@code if_not_exists(path, otherwise)}. */
  record IfNotExists(AttributePath path, Operand otherwise) implements Operand {}

  /** {@code list_append(first, second)}. */
  record ListAppend(Operand first, Operand second) implements Operand {}

  /** {@code left + right}, or {@code left - right}. */
  record Sum(Operand left, Operand right, boolean minus) implements Operand {}
}

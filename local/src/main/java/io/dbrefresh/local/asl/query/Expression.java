package io.dbrefresh.local.asl.query;

import com.fasterxml.jackson.databind.JsonNode;

/** A field's value, computed when a state runs. */
@FunctionalInterface
public interface Expression {

  /**
   * The value in this scope; to be read only.
   *
   * @throws io.dbrefresh.local.asl.failure.StatesException when it cannot be computed
   */
  JsonNode evaluate(Scope scope);

  /** A value that never changes. */
  static Expression constant(JsonNode value) {
    return scope -> value;
  }
}

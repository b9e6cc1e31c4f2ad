package io.dbrefresh.local.asl.choice;

import io.dbrefresh.local.asl.query.Scope;
import java.util.List;

/** What a choice rule asks. */
public sealed interface Condition {

  /** Whether it holds; the scope's input is the effective input. */
  boolean holds(Scope scope);

  /** All of several. */
  record And(List<Condition> parts) implements Condition {
    @Override
    public boolean holds(Scope scope) {
      return parts.stream().allMatch(part -> part.holds(scope));
    }
  }

  /** One of several. */
  record Or(List<Condition> parts) implements Condition {
    @Override
    public boolean holds(Scope scope) {
      return parts.stream().anyMatch(part -> part.holds(scope));
    }
  }

  /** The contrary. */
  record Not(Condition part) implements Condition {
    @Override
    public boolean holds(Scope scope) {
      return !part.holds(scope);
    }
  }

  /** A test of one variable. */
  record Data(DataTest test) implements Condition {
    @Override
    public boolean holds(Scope scope) {
      return test.holds(scope);
    }
  }

  /** A JSONata condition. */
  record Computed(io.dbrefresh.local.asl.query.Expression expression) implements Condition {
    @Override
    public boolean holds(Scope scope) {
      return expression.evaluate(scope).booleanValue();
    }
  }
}

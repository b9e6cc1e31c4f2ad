package io.dbrefresh.local.asl.flow;

import io.dbrefresh.local.asl.query.Scope;
import io.dbrefresh.local.asl.value.Json;

/**
 * How data goes through a state. The scope's input is the state's input, as it was entered with.
 */
public interface DataFlow {

  /** What the state's own fields see as their input: InputPath has been applied. */
  Json effectiveInput(Scope scope);

  /**
   * What the state works on: Parameters or Arguments, or else the effective input.
   *
   * @param effective the scope whose input is the effective input
   */
  Json arguments(Scope effective);

  /** What leaves the state when its work gave {@code result}. */
  Leaving leave(Scope scope, Json result);

  /** What leaves the state when it has no result of its own (Choice, Wait, Succeed). */
  Leaving leaveWithInput(Scope scope);
}

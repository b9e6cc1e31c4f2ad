package io.dbrefresh.local.asl.state;

import java.util.Map;
import java.util.Optional;

/**
 * A machine, or one inside a Parallel or Map state.
 *
 * @param timeoutSeconds how long an execution may take
 */
public record StateMachine(
    String startAt, Map<String, State> states, Optional<Integer> timeoutSeconds) {

  /** The state of this name, which the definition was checked to have. */
  public State state(String name) {
    State state = states.get(name);
    if (state == null) {
      throw new IllegalArgumentException("No state is called " + name);
    }
    return state;
  }
}

package io.dbrefresh.statemachine.global;

import java.time.Duration;
import java.util.Arrays;

/**
 * The steps of the global machine. As for refreshes a step has one name: state {@code
 * switch-global}, handler {@code SwitchGlobal}, function {@code SwitchGlobalFunction}.
 */
public enum GlobalStep {
  PREPARE_GLOBAL("prepare-global", Duration.ofMinutes(15)),
  RETIRE_CLUSTER("retire-cluster", Duration.ofHours(3)),
  FORM_GLOBAL("form-global", Duration.ofHours(1)),
  CREATE_SECONDARY("create-secondary", Duration.ofHours(24)),
  DETACH_CLUSTER("detach-cluster", Duration.ofHours(1)),
  SWITCH_GLOBAL("switch-global", Duration.ofHours(2)),
  PROBE_WRITER("probe-writer", Duration.ofMinutes(30)),
  RECOVER_GLOBAL("recover-global", Duration.ofHours(2)),
  RECORD_GLOBAL("record-global", Duration.ofMinutes(15)),
  TELL_GLOBAL("tell-global", Duration.ofMinutes(15)),
  UNLOCK_GLOBAL("unlock-global", Duration.ofMinutes(15));

  private final String state;
  private final Duration deadline;

  GlobalStep(String state, Duration deadline) {
    this.state = state;
    this.deadline = deadline;
  }

  /** The name of the step's state in the machine. */
  public String state() {
    return state;
  }

  /** How long the step may take before it fails. */
  public Duration deadline() {
    return deadline;
  }

  /** The simple name of the handler's class. */
  public String handler() {
    StringBuilder name = new StringBuilder();
    for (String word : state.split("-")) {
      name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return name.toString();
  }

  /** The logical id of the function in the template, and its placeholder in the definition. */
  public String function() {
    return handler() + "Function";
  }

  /** The step whose state is called {@code state}. */
  public static GlobalStep ofState(String state) {
    return Arrays.stream(values())
        .filter(step -> step.state.equals(state))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No step is called " + state));
  }
}

package io.dbrefresh.lambdas.global;

import io.dbrefresh.statemachine.step.StepError;
import io.dbrefresh.statemachine.step.StepOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a look found: what refuses the operation, all of it at once, and what is only noted. */
final class GlobalFindings {
  private final List<String> problems = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /** Refuses; begins with the key of the input that it is about. */
  void refuse(String key, String why) {
    problems.add(key + ": " + why);
  }

  void note(String what) {
    notes.add(what);
  }

  /** Refuses or notes. */
  void say(boolean refused, String key, String why) {
    if (refused) {
      refuse(key, why);
    } else {
      note(why);
    }
  }

  List<String> notes() {
    return List.copyOf(notes);
  }

  List<String> problems() {
    return List.copyOf(problems);
  }

  /** Empty when nothing refuses. */
  Optional<StepOutcome> refusal() {
    return problems.isEmpty()
        ? Optional.empty()
        : Optional.of(StepOutcome.failed(StepError.NOT_ALLOWED, String.join("\n", problems)));
  }
}

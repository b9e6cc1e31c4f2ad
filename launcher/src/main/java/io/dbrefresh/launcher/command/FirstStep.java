package io.dbrefresh.launcher.command;

import io.dbrefresh.statemachine.refreshfile.Nearest;
import io.dbrefresh.statemachine.step.Step;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The step that {@code --from} names, looked at before anything starts. */
final class FirstStep {
  /** What is behind it is taken by every run itself, which {@code prepare} says in its words. */
  private static final Step LAST = Step.RUN_SCRIPTS;

  private FirstStep() {}

  /** What is wrong with {@code name}; empty where a step of the machine is called so. */
  static Optional<String> problem(String name) {
    List<String> all = Arrays.stream(Step.values()).map(Step::state).toList();
    if (all.contains(name)) {
      return Optional.empty();
    }
    String meant = Nearest.of(name, all).map(" Did you mean %s?"::formatted).orElse("");
    return Optional.of(
        "--from: no step is called %s.%s A run begins with one of %s."
            .formatted(name, meant, String.join(", ", all.subList(0, LAST.ordinal() + 1))));
  }
}

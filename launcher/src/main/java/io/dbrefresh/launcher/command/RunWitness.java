package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.execution.RunEvent;
import io.dbrefresh.statemachine.step.Step;
import java.util.Optional;
import java.util.function.Consumer;

/** Passes on what happens in a run, and remembers what recovery said of the target. */
final class RunWitness implements Consumer<RunEvent> {
  private final Consumer<RunEvent> next;
  private final String recovery;
  private Optional<String> targetNow = Optional.empty();

  RunWitness(Consumer<RunEvent> next) {
    this(next, Step.RECOVER.state());
  }

  /** {@code recovery} is the state that recovers. */
  RunWitness(Consumer<RunEvent> next, String recovery) {
    this.next = next;
    this.recovery = recovery;
  }

  @Override
  public void accept(RunEvent event) {
    if (event instanceof RunEvent.StepDone step
        && step.step().equals(recovery)
        && !step.detail().isEmpty()) {
      targetNow = Optional.of(step.detail());
    }
    next.accept(event);
  }

  /** What the target is after a failure; empty when no recovery has said so. */
  Optional<String> targetNow() {
    return targetNow;
  }
}

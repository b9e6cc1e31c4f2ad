package io.dbrefresh.local.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One step of a simulated refresh.
 *
 * @param step the name of its state
 * @param after since the launch
 * @param took until the next state was entered
 */
public record StepTime(String step, Duration after, Duration took) {

  /** The steps that the refresh took, in order. */
  public static List<StepTime> of(Outcome outcome) {
    String run = outcome.runs().get(0).name();
    List<Moment> entered =
        outcome.moments().stream()
            .filter(moment -> moment.who().equals(run) && isState(moment.what()))
            .toList();
    List<StepTime> steps = new ArrayList<>();
    Instant began = entered.isEmpty() ? Instant.EPOCH : entered.get(0).at();
    for (int i = 0; i + 1 < entered.size(); i++) {
      Moment state = entered.get(i);
      if (!state.what().endsWith("?") && !state.what().equals("begin")) {
        steps.add(
            new StepTime(
                state.what(),
                Duration.between(began, state.at()),
                Duration.between(state.at(), entered.get(i + 1).at())));
      }
    }
    return steps;
  }

  /** Not a call of a service, nor how the run stands. */
  private static boolean isState(String what) {
    return what.matches("[a-z-]+\\??|RESTORE-[A-Z]+|RECOVERED");
  }
}

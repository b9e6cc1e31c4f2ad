package io.dbrefresh.local.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Tells an outcome as a timeline that a person can read. */
public final class Storyteller {
  private static final int LONGEST = 180;

  private Storyteller() {}

  /** One line for each thing that happened, with the time since the launch; repetitions once. */
  public static String tell(Outcome outcome) {
    List<Moment> moments = outcome.moments().stream().filter(Storyteller::isWorthIt).toList();
    StringBuilder text = new StringBuilder();
    text.append(
        "%s, seed %d, faults %s%n"
            .formatted(outcome.scenario().name(), outcome.seed(), outcome.schedule()));
    Instant began = moments.isEmpty() ? Instant.EPOCH : moments.get(0).at();
    String before = "";
    for (Moment moment : moments) {
      String said = "%-14s %s".formatted(moment.who(), moment.what());
      if (!said.equals(before)) {
        String line = "  +%s  %s".formatted(since(Duration.between(began, moment.at())), said);
        text.append(line, 0, Math.min(LONGEST, line.length())).append('\n');
      }
      before = said;
    }
    return text.toString();
  }

  /** Choices between states say nothing that the states do not. */
  private static boolean isWorthIt(Moment moment) {
    return !moment.what().endsWith("?") && !moment.what().equals("begin");
  }

  private static String since(Duration time) {
    return "%02d:%02d:%06.3f"
        .formatted(
            time.toHours(), time.toMinutesPart(), time.toSecondsPart() + time.toMillisPart() / 1e3);
  }
}

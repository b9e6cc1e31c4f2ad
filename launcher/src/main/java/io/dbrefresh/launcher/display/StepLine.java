package io.dbrefresh.launcher.display;

import io.dbrefresh.launcher.execution.RunEvent;
import io.dbrefresh.statemachine.step.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;

/** How a step is written on one line: when it began, its name, and what became of it. */
final class StepLine {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final int WIDEST =
      Arrays.stream(Step.values()).mapToInt(step -> step.state().length()).max().orElse(0);

  private StepLine() {}

  static List<String> begun(RunEvent.Started run) {
    String execution = "Execution " + run.execution().text();
    return run.console()
        .map(link -> List.of(execution, "Console   " + link))
        .orElse(List.of(execution));
  }

  static String begun(Instant at, String step, ZoneId zone) {
    return TIME.withZone(zone).format(at) + "  " + padded(step);
  }

  static String done(Duration took, String detail) {
    return ("✓ done in " + Durations.shown(took) + "  " + detail).stripTrailing();
  }

  static String failed(Duration took, String error) {
    return "✗ failed after " + Durations.shown(took) + "  " + error;
  }

  private static String padded(String step) {
    return step + " ".repeat(Math.max(0, WIDEST - step.length()));
  }
}

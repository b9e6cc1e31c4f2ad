package io.dbrefresh.launcher.display;

import io.dbrefresh.launcher.execution.RunEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** One line a step, for files and pipes: it begins when the step begins. */
final class PlainDisplay implements RunDisplay {
  private static final Duration QUIET = Duration.ofSeconds(60);

  private final Printer printer;
  private final ZoneId zone;
  private String line = "";
  private Instant lastSaid = Instant.EPOCH;

  PlainDisplay(Printer printer, ZoneId zone) {
    this.printer = printer;
    this.zone = zone;
  }

  @Override
  public void accept(RunEvent event) {
    if (event instanceof RunEvent.Started run) {
      StepLine.begun(run).forEach(printer::line);
    } else if (event instanceof RunEvent.StepStarted step) {
      line = StepLine.begun(step.at(), step.step(), zone) + "  …";
      lastSaid = step.at();
      printer.begin(line);
    } else if (event instanceof RunEvent.StepWorking step) {
      working(step);
    } else if (event instanceof RunEvent.StepDone step) {
      printer.end(line, "  " + StepLine.done(step.took(), step.detail()));
    } else if (event instanceof RunEvent.StepFailed step) {
      printer.end(line, "  " + StepLine.failed(step.took(), step.error()));
    }
  }

  /** A step of hours says now and then where it stands, so that a log shows that it lives. */
  private void working(RunEvent.StepWorking step) {
    if (Duration.between(lastSaid, step.at()).compareTo(QUIET) >= 0) {
      lastSaid = step.at();
      printer.line(StepLine.begun(step.at(), step.step(), zone) + "  " + step.detail());
    }
  }
}

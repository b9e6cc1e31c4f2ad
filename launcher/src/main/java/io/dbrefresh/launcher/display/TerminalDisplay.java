package io.dbrefresh.launcher.display;

import io.dbrefresh.launcher.execution.RunEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One line a step, for people: the last one moves while its step runs. */
final class TerminalDisplay implements RunDisplay {
  private static final String[] FRAMES = {"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"};
  private static final long FRAME_MILLIS = 100;

  private final Printer printer;
  private final Clock clock;
  private final ScheduledExecutorService ticking;
  private String line = "";
  private String detail = "";
  private Instant since = Instant.EPOCH;
  private int frame;

  TerminalDisplay(Printer printer, Clock clock) {
    this.printer = printer;
    this.clock = clock;
    ticking =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "terminal-display");
              thread.setDaemon(true);
              return thread;
            });
    ticking.scheduleAtFixedRate(this::draw, FRAME_MILLIS, FRAME_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public synchronized void accept(RunEvent event) {
    if (event instanceof RunEvent.Started run) {
      StepLine.begun(run).forEach(printer::line);
    } else if (event instanceof RunEvent.StepStarted step) {
      line = StepLine.begun(step.at(), step.step(), clock.getZone());
      since = step.at();
      detail = "";
      draw();
    } else if (event instanceof RunEvent.StepWorking step) {
      detail = step.detail();
    } else if (event instanceof RunEvent.StepDone step) {
      String done = "  " + StepLine.done(step.took(), "");
      over(line + done + "  " + step.detail(), line.length() + 4);
    } else if (event instanceof RunEvent.StepFailed step) {
      over(line + "  " + StepLine.failed(step.took(), step.error()), line.length() + 4);
    }
  }

  private void over(String text, int indent) {
    line = "";
    printer.line(printer.screen().wrap(text.stripTrailing(), indent));
  }

  private synchronized void draw() {
    if (!line.isEmpty()) {
      frame = (frame + 1) % FRAMES.length;
      long seconds = Math.max(0, Duration.between(since, clock.instant()).toSeconds());
      String going = Durations.shown(Duration.ofSeconds(seconds)).replace(".0", "");
      printer.status(line + "  " + FRAMES[frame] + " " + going + "  " + detail);
    }
  }

  @Override
  public void close() {
    ticking.shutdownNow();
    printer.fresh();
  }
}

package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.display.Printer;
import io.dbrefresh.launcher.execution.Batch;
import io.dbrefresh.launcher.process.Surroundings;
import java.util.concurrent.atomic.AtomicInteger;

/** Ctrl-C while many runs are followed: the first stops all of them, the second leaves. */
final class BatchInterruption implements Runnable {
  private final Surroundings surroundings;
  private final Printer printer;
  private final Batch batch;
  private final AtomicInteger pressed = new AtomicInteger();

  BatchInterruption(Surroundings surroundings, Printer printer, Batch batch) {
    this.surroundings = surroundings;
    this.printer = printer;
    this.batch = batch;
  }

  boolean happened() {
    return pressed.get() > 0;
  }

  @Override
  public void run() {
    if (pressed.incrementAndGet() > 1) {
      printer.note("Left. What was stopped is put in order all the same.");
      surroundings.interrupts().leave();
      return;
    }
    printer.note("Stopping all that was started (Ctrl-C again to leave at once) …");
    batch.stop();
  }
}

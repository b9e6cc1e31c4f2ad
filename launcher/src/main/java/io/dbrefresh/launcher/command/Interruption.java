package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.display.Printer;
import io.dbrefresh.launcher.execution.ExecutionArn;
import io.dbrefresh.launcher.execution.RunEnding;
import io.dbrefresh.launcher.execution.RunEvent;
import io.dbrefresh.launcher.execution.Stopping;
import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.region.AwsClients;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;

/** Ctrl-C while a run is followed: the first stops the run, the second leaves. */
final class Interruption implements Runnable {
  private static final Duration PATIENCE_ON_AWS = Duration.ofMinutes(2);
  private static final Duration PATIENCE_LOCALLY = Duration.ofSeconds(10);

  private final Surroundings surroundings;
  private final Printer printer;
  private final AwsClients clients;
  private final ExecutionArn execution;
  private final Stopping stopping;
  private final AtomicInteger pressed = new AtomicInteger();

  Interruption(
      Surroundings surroundings,
      Printer printer,
      AwsClients clients,
      ExecutionArn execution,
      Duration between) {
    this.surroundings = surroundings;
    this.printer = printer;
    this.clients = clients;
    this.execution = execution;
    this.stopping = new Stopping(clients.sfn().get(), surroundings.pause(), between);
  }

  boolean happened() {
    return pressed.get() > 0;
  }

  @Override
  public void run() {
    if (pressed.incrementAndGet() > 1) {
      printer.note(left());
      surroundings.interrupts().leave();
      return;
    }
    printer.note("Stopping " + execution.name() + " (Ctrl-C again to leave at once) …");
    try {
      stopping.stop(execution, surroundings.user());
    } catch (SdkException failed) {
      printer.note("It could not be stopped: " + failed.getMessage());
    }
  }

  private String left() {
    return clients.local()
        ? "Left. The next dbrefresh command on this region recovers the run "
            + execution.name()
            + " first."
        : "Left. "
            + execution.recovery().name()
            + " puts things right on AWS: "
            + execution.recovery().consoleLink();
  }

  /** Shows the recovery that the end of the stopped run starts. */
  void awaitRecovery(Consumer<RunEvent> told) {
    Duration patience = clients.local() ? PATIENCE_LOCALLY : PATIENCE_ON_AWS;
    Optional<RunEnding> recovered = stopping.recovery(execution, patience, told);
    if (recovered.isEmpty()) {
      printer.note(
          "No recovery has begun within %d s. Launching again recovers first."
              .formatted(patience.toSeconds()));
    }
  }
}

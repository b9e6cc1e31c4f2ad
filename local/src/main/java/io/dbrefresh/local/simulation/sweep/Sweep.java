package io.dbrefresh.local.simulation.sweep;

import io.dbrefresh.local.simulation.Outcome;
import io.dbrefresh.local.simulation.invariant.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Runs trials on all cores and says what they found. */
public final class Sweep {
  private static final int MOST_FINDINGS = 20;

  private final Workshop workshop;
  private final int threads;
  private final AtomicLong violations = new AtomicLong();
  private final Set<String> known = new HashSet<>();
  private final List<Finding> findings = new ArrayList<>();

  /** On {@code threads} cores. */
  public Sweep(Workshop workshop, int threads) {
    this.workshop = workshop;
    this.threads = threads;
  }

  /** Runs them all, whatever they find. */
  public Report run(List<Trial> trials) {
    Instant began = Instant.now();
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> all = new ArrayList<>();
      trials.forEach(trial -> all.add(workers.submit(() -> run(trial))));
      for (Future<?> each : all) {
        await(each);
      }
    } finally {
      workers.shutdownNow();
    }
    return report(trials, Duration.between(began, Instant.now()));
  }

  private static void await(Future<?> run) {
    try {
      run.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while simulating", interrupted);
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    }
  }

  private void run(Trial trial) {
    Outcome outcome;
    try {
      outcome = workshop.run(trial);
    } catch (RuntimeException defect) {
      throw new IllegalStateException("The model broke in " + trial, defect);
    }
    outcome.violation().ifPresent(violation -> found(trial, outcome, violation));
  }

  private void found(Trial trial, Outcome outcome, Violation violation) {
    violations.incrementAndGet();
    if (isNews(trial, violation)) {
      Finding finding = new Shrinking(workshop).shrunk(trial, outcome, violation);
      synchronized (findings) {
        findings.add(finding);
      }
    }
  }

  /** The same violation of the same kind by the same number of faults is told once. */
  private boolean isNews(Trial trial, Violation violation) {
    String what = "%s %d".formatted(trial.scenario().name(), violation.number());
    synchronized (findings) {
      return known.size() < MOST_FINDINGS && known.add(what);
    }
  }

  private Report report(List<Trial> trials, Duration took) {
    Set<String> calls = new HashSet<>();
    Set<String> kinds = new HashSet<>();
    Set<String> faults = new HashSet<>();
    for (Trial trial : trials) {
      kinds.add(trial.scenario().name());
      trial
          .schedule()
          .strikes()
          .forEach(
              strike -> {
                calls.add(trial.scenario().name() + strike.call());
                faults.add(strike.fault().word());
              });
    }
    return new Report(
        trials.size(), kinds.size(), calls.size(), faults.size(), findings, violations.get(), took);
  }
}

package io.dbrefresh.local.simulation.published;

import io.dbrefresh.statemachine.refreshfile.RefreshFile;
import io.dbrefresh.statemachine.step.Step;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * The published machine: every step is four states, the action's function, a Wait, the check's
 * function and a Choice that goes on or back to the Wait. A skipped step passes through all four.
 * The old database goes before the new one is ready, and the new one has its final name before it
 * has a password of its own and before its scripts have run.
 */
public final class PublishedMachine {
  private static final Duration WAIT = Duration.ofSeconds(10);

  private final RefreshFile file;
  private final Lookout lookout;
  private final PublishedActions actions;

  /** The machine for the refresh of {@code file}. */
  public PublishedMachine(RefreshFile file, Lookout lookout, PublishedActions actions) {
    this.file = file;
    this.lookout = lookout;
    this.actions = actions;
  }

  /** Runs from the first state to the last. */
  public void run() {
    step(Step.DELETE_REPLICAS, actions::deleteReplicas, actions::replicasGone);
    step(Step.STOP_OLD_DATABASE, actions::stop, actions::stopped);
    step(Step.PERFORM_RESTORE, actions::restore, actions::restored);
    step(Step.CREATE_INSTANCE, actions::createInstance, actions::created);
    step(Step.DELETE_OLD_DATABASE, actions::deleteInstances, actions::instancesGone);
    step(Step.DELETE_OLD_CLUSTER, actions::deleteCluster, actions::clusterGone);
    step(Step.RENAME_CLUSTER, actions::renameCluster, actions::clusterRenamed);
    step(Step.RENAME_DATABASE, actions::renameInstance, actions::instanceRenamed);
    step(Step.FIX_TAGS, actions::tag, () -> true);
    step(Step.CREATE_READ_REPLICAS, actions::createReplicas, actions::replicasThere);
    step(Step.CHANGE_MASTER_PWD, actions::changePassword, actions::settled);
    step(Step.ROTATE_MASTER_PWD, () -> {}, () -> true);
    step(Step.RUN_SCRIPTS, () -> lookout.pass(lookout.scripts()), () -> true);
    call();
    call();
  }

  private void step(Step step, Runnable action, BooleanSupplier check) {
    boolean runs = file.steps().containsKey(step) || step == Step.PERFORM_RESTORE;
    call();
    if (runs) {
      action.run();
    }
    boolean done = false;
    while (!done) {
      lookout.transition();
      lookout.pass(wait(step));
      call();
      done = !runs || check.getAsBoolean();
      lookout.transition();
    }
  }

  private Duration wait(Step step) {
    return Map.copyOf(file.steps()).containsKey(step)
        ? Duration.ofSeconds(file.steps().getOrDefault(step, 10))
        : WAIT;
  }

  private void call() {
    lookout.transition();
    lookout.pass(lookout.function());
  }
}

package io.dbrefresh.lambdas.lock;

import io.dbrefresh.statemachine.plan.RefreshPlan;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * The lock of one target, as its item in the lock table holds it.
 *
 * @param target identifier of the target's instance; the item's key
 * @param fence grows with every run that takes the lock, and stays when the lock is released
 * @param holder who holds it; empty: it is free
 */
public record Lock(String target, long fence, Optional<Holder> holder) {

  /**
   * The run that holds a lock.
   *
   * @param owner the run's name
   * @param executionArn its execution
   * @param acquiredAt when it took the lock, ISO 8601
   * @param plan what it is going to do; empty when the item's plan cannot be read
   * @param swapped whether its new database answers under the target's name and stays
   * @param members the old Aurora cluster's instances by the names they had before the swap
   * @param scripts what the finished phases of scripts did, a JSON object by phase
   * @param recovering whether its world is being brought back: its own steps change nothing more
   * @param work what it is going to do where it is no refresh, JSON; empty where it is one
   */
  public record Holder(
      String owner,
      String executionArn,
      String acquiredAt,
      Optional<RefreshPlan> plan,
      boolean swapped,
      List<String> members,
      String scripts,
      boolean recovering,
      String work) {

    /** Copies the lists. */
    public Holder {
      members = List.copyOf(members);
    }

    /** {@link #acquiredAt} as a time; long ago where it is none. */
    public Instant acquired() {
      try {
        return Instant.parse(acquiredAt);
      } catch (DateTimeParseException e) {
        return Instant.EPOCH;
      }
    }

    Holder afterSwap() {
      return new Holder(
          owner, executionArn, acquiredAt, plan, true, members, scripts, recovering, work);
    }

    Holder withMembers(List<String> names) {
      return new Holder(
          owner, executionArn, acquiredAt, plan, swapped, names, scripts, recovering, work);
    }

    Holder withScripts(String reports) {
      return new Holder(
          owner, executionArn, acquiredAt, plan, swapped, members, reports, recovering, work);
    }

    Holder inRecovery() {
      return new Holder(
          owner, executionArn, acquiredAt, plan, swapped, members, scripts, true, work);
    }
  }

  /** Whether the run of {@code plan} holds it. */
  public boolean isOf(RefreshPlan plan) {
    return fence == plan.fence()
        && holder.map(Holder::owner).filter(plan.run()::equals).isPresent();
  }
}

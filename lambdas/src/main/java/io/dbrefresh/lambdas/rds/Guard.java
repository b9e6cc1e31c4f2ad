package io.dbrefresh.lambdas.rds;

import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.lambdas.lock.LockTable;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.plan.Service;
import io.dbrefresh.statemachine.plan.Target;
import io.dbrefresh.statemachine.policy.DirectionPolicy;
import io.dbrefresh.statemachine.policy.Party;
import io.dbrefresh.statemachine.step.StepError;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;

/**
 * What stands before every call that stops, changes, renames or deletes: looks again whether the
 * database carries {@code refresh=true}, is not the plan's source under any name, is not
 * production, and is nothing that other databases depend on, and whether the lock is still the
 * run's.
 */
public final class Guard {
  private final Databases databases;
  private final Entanglement entanglement;
  private final LockTable locks;
  private final RefreshPlan plan;

  /** The guard of one run. */
  public Guard(RdsClient rds, LockTable locks, RefreshPlan plan) {
    this.databases = new Databases(rds);
    this.entanglement = new Entanglement(rds);
    this.locks = locks;
    this.plan = plan;
  }

  /** The run that is guarded. */
  public RefreshPlan plan() {
    return plan;
  }

  /**
   * Passes when {@code database} may be touched.
   *
   * @throws StepFailedException when it may not
   */
  public void check(Database database) {
    databases
        .find(database.kind(), database.identifier())
        .filter(now -> now.arn().equals(database.arn()))
        .ifPresent(this::checkNow);
    checkLock();
  }

  /**
   * Passes when the run still holds the lock.
   *
   * @throws StepFailedException when another run has taken it over
   */
  public void checkLock() {
    if (locks.held(plan).isEmpty()) {
      throw new StepFailedException(
          StepError.TARGET_LOCKED,
          "The lock of %s is no longer that of %s: another run has taken over, or it was released"
              .formatted(plan.target().names().instance(), plan.run()));
    }
  }

  private void checkNow(Database database) {
    if (isSource(database)) {
      throw refused(database, "it is the source of the refresh, which is only read");
    }
    if (!database.isRefreshable()) {
      throw refused(database, "it does not carry the tag refresh=true");
    }
    production(database)
        .or(() -> entanglement.of(database, own()))
        .ifPresent(
            why -> {
              throw refused(database, why);
            });
  }

  private Optional<String> production(Database database) {
    return DirectionPolicy.refusal(
        plan.safety().never(), Party.of(database.arn(), database.identifier(), database.tags()));
  }

  private List<String> own() {
    Target target = plan.target();
    return List.of(target.names().instance(), target.temp().instance(), target.old().instance());
  }

  private boolean isSource(Database database) {
    String source = plan.source().identifier();
    Kind kind = plan.service() == Service.AURORA ? Kind.CLUSTER : Kind.INSTANCE;
    return sourceIds().anyMatch(id -> id.equals(database.arn()) || id.equals(database.resourceId()))
        || database.kind() == kind && database.identifier().equalsIgnoreCase(source)
        || kind == Kind.CLUSTER && database.cluster().filter(source::equalsIgnoreCase).isPresent();
  }

  private Stream<String> sourceIds() {
    return plan.safety().sourceIds().stream().filter(id -> !id.isEmpty());
  }

  private static StepFailedException refused(Database database, String why) {
    return new StepFailedException(
        StepError.NOT_ALLOWED,
        "%s %s is not touched: %s".formatted(database.kind().word(), database.identifier(), why));
  }
}

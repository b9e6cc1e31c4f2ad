package io.dbrefresh.lambdas.recovery;

import io.dbrefresh.lambdas.rds.Databases;
import io.dbrefresh.lambdas.rds.Kind;
import io.dbrefresh.lambdas.rds.ServerLog;
import io.dbrefresh.statemachine.plan.DatabaseNames;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.step.StepError;
import io.dbrefresh.statemachine.step.StepFailure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;

/** The event of RDS, or the line of a server's log, that explains why a step failed. */
final class Explanation {
  private static final List<String> UNEXPLAINED =
      Stream.of(StepError.TERMINAL_STATUS, StepError.DEADLINE_PASSED, StepError.PROBE_FAILED)
          .map(StepError::errorName)
          .toList();

  private final Databases databases;
  private final ServerLog logs;
  private final RefreshPlan plan;

  Explanation(Databases databases, ServerLog logs, RefreshPlan plan) {
    this.databases = databases;
    this.logs = logs;
    this.plan = plan;
  }

  /**
   * The sentence to add to a failure; empty where nothing explains it.
   *
   * @param since events before this are another run's
   * @param until events after this are the recovery's
   */
  Optional<String> of(StepFailure failure, Instant since, Instant until) {
    boolean unexplained =
        UNEXPLAINED.contains(failure.error())
            || failure.error().startsWith("software.amazon.awssdk.services.rds");
    if (!unexplained || failure.step().equals("prepare")) {
      return Optional.empty();
    }
    try {
      return first(
              names ->
                  told(names, (kind, name) -> databases.tellingEvent(kind, name, since, until)))
          .or(() -> first(names -> logs.lastError(names.instance(), since, until)))
          .or(
              () ->
                  first(
                      names ->
                          told(
                              names,
                              (kind, name) -> databases.newestEvent(kind, name, since, until))));
    } catch (SdkException e) {
      return Optional.empty(); // The failure says enough; its explanation is worth no other one.
    }
  }

  private Optional<String> first(Function<DatabaseNames, Optional<String>> of) {
    return Stream.of(plan.target().temp(), plan.target().names(), plan.target().old())
        .flatMap(names -> of.apply(names).stream())
        .findFirst();
  }

  private static Optional<String> told(
      DatabaseNames names, BiFunction<Kind, String, Optional<String>> event) {
    return names
        .cluster()
        .flatMap(cluster -> event.apply(Kind.CLUSTER, cluster))
        .or(() -> event.apply(Kind.INSTANCE, names.instance()));
  }
}

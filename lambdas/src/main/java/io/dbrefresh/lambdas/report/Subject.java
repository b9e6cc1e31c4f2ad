package io.dbrefresh.lambdas.report;

import io.dbrefresh.statemachine.plan.RefreshPlan;
import java.time.Instant;
import java.util.Optional;

/**
 * What a report is about: from the plan, or where there is none from what the execution's input
 * lets know.
 *
 * @param instance the target's instance; "unknown" where not even that is known
 * @param target the identifier people know: the cluster's for Aurora
 * @param restoreTime the point in time that was asked for
 */
record Subject(
    String instance,
    String target,
    String application,
    String environment,
    String source,
    String restoreType,
    Optional<String> snapshot,
    Optional<Instant> restoreTime,
    String launchedBy,
    String file,
    Optional<String> secret,
    Optional<String> recordTable,
    Optional<String> topicArn) {

  static Subject of(RefreshPlan plan) {
    return new Subject(
        plan.target().names().instance(),
        plan.target().names().identifier(),
        plan.application(),
        plan.environment(),
        plan.source().identifier(),
        plan.restore().type().word(),
        plan.restore().snapshot(),
        plan.restore().time(),
        plan.launchedBy(),
        plan.file(),
        plan.password().map(password -> password.secret()).filter(name -> !name.isEmpty()),
        plan.recordTable(),
        plan.topicArn());
  }
}

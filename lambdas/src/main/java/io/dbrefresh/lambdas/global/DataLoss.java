package io.dbrefresh.lambdas.global;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.statemachine.global.GlobalPlan;
import io.dbrefresh.statemachine.global.Lag;
import io.dbrefresh.statemachine.global.Operation;
import io.dbrefresh.statemachine.step.StepJson;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What commits an operation lost, as far as that can be known: a server that is gone cannot be
 * asked what it had, so it is a span of time and never a number of rows.
 *
 * @param kind {@code none}, {@code bounded} or {@code unknown}
 * @param atMost the span whose commits may be missing, of {@code bounded}
 * @param said how it is known
 */
record DataLoss(String kind, Optional<Duration> atMost, String said) {

  /**
   * What {@code plan} lost.
   *
   * @param askedAt when RDS was asked to change the roles, or the first moment that is known after
   *     it
   */
  static DataLoss of(GlobalPlan plan, Instant askedAt) {
    if (plan.from().equals(plan.to())) {
      return none("no roles were changed");
    }
    if (plan.order().operation() == Operation.REJOIN) {
      return none(
          plan.secondary()
              .filter(secondary -> !secondary.resourceId().isEmpty())
              .map(old -> "what only the old side had is in its snapshot " + snapshot(plan))
              .orElse("nothing was deleted"));
    }
    if (!plan.losesData()) {
      return none("RDS let the new writer catch up before it wrote");
    }
    return plan.lag()
        .map(lag -> bounded(plan, lag, askedAt))
        .orElseGet(
            () ->
                new DataLoss(
                    "unknown",
                    Optional.empty(),
                    "no server said how far the new writer was behind"));
  }

  private static String snapshot(GlobalPlan plan) {
    return RetireCluster.snapshot(plan, plan.to());
  }

  private static DataLoss none(String said) {
    return new DataLoss("none", Optional.empty(), said);
  }

  private static DataLoss bounded(GlobalPlan plan, Lag lag, Instant askedAt) {
    Duration atMost = lag.missingAtMost(askedAt);
    String what = plan.order().operation() == Operation.DETACH ? "the detach" : "the failover";
    String said =
        "%s said at %s that it was %s behind; RDS was asked for %s at %s"
            .formatted(lag.server(), lag.calculatedAt(), lag.seconds(), what, askedAt);
    return new DataLoss("bounded", Optional.of(atMost), said);
  }

  ObjectNode json() {
    ObjectNode json = StepJson.mapper().createObjectNode().put("kind", kind);
    atMost.ifPresent(span -> json.put("atMostSeconds", span.toMillis() / 1000.0));
    return json.put("sentence", sentence()).put("said", said);
  }

  /** For sentences. */
  String sentence() {
    return switch (kind) {
      case "none" -> "nothing is lost";
      case "bounded" ->
          "at most the commits of " + Lag.seconds(atMost.orElse(Duration.ZERO)) + " are lost";
      default -> "what is lost is not known";
    };
  }
}

package io.dbrefresh.lambdas.global;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.statemachine.global.GlobalPlan;
import io.dbrefresh.statemachine.step.StepError;
import io.dbrefresh.statemachine.step.StepJson;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import io.dbrefresh.statemachine.step.WaitingClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;
import software.amazon.awssdk.services.rds.model.InvalidGlobalClusterStateException;

/**
 * Has RDS make another region's cluster the writer: by a switchover, which loses nothing, or where
 * data loss is allowed by a failover. RDS is asked once; what it does then is waited for.
 */
public final class SwitchGlobal extends GlobalHandler {
  private static final String ASKED = "askedAt";

  /** Whether RDS was seen at it. */
  private static final String SEEN = "seen";

  /** How long RDS may show nothing of what it was asked for. */
  private static final Duration SILENCE = Duration.ofMinutes(3);

  private final Regional rds;
  private final DynamoDbClient dynamoDb;

  /** On AWS. */
  public SwitchGlobal() {
    this(new Clients());
  }

  private SwitchGlobal(Clients clients) {
    this(clients::rds, clients.dynamoDb(), WaitingClock.system());
  }

  SwitchGlobal(Function<Region, RdsClient> rds, DynamoDbClient dynamoDb, WaitingClock clock) {
    super(clock);
    this.rds = new Regional(rds);
    this.dynamoDb = dynamoDb;
  }

  @Override
  protected StepOutcome advance(StepRequest request) {
    GlobalPlan plan = plan(request);
    String name = plan.order().globalCluster();
    GlobalView view =
        new GlobalLook(rds)
            .at(name, Home.near(plan.to(), plan.from(), request), plan.to())
            .orElseThrow(() -> gone("There is no global cluster " + name));
    Side taker =
        view.of(plan.to())
            .orElseThrow(() -> gone(plan.to().standing() + " is not in " + name + " any more"));
    ObjectNode progress = request.progress().deepCopy();
    if (taker.writer() && !view.isSwitching()) {
      taker.requireHope("It is the writer by now: mend it, or restore it from a snapshot");
      return taker.isAvailable()
          ? done(taker, progress)
          : StepOutcome.inProgress(
              "%s writes, and is %s".formatted(plan.to().standing(), taker.status()), progress);
    }
    if (view.isSwitching()) {
      return StepOutcome.inProgress(view.standing(), progress.put(SEEN, true));
    }
    return progress.has(ASKED) ? waiting(view, progress) : ask(request, plan, view, progress);
  }

  private static StepFailedException gone(String what) {
    return new StepFailedException(StepError.NOT_FOUND, what);
  }

  private static StepOutcome done(Side taker, ObjectNode progress) {
    ObjectNode result = StepJson.mapper().createObjectNode();
    Optional.ofNullable(progress.get(ASKED)).ifPresent(at -> result.set(ASKED, at));
    String name = taker.place().standing();
    return StepOutcome.done(
        progress.has(ASKED) ? name + " is the writer now" : name + " is the writer already",
        result);
  }

  /** RDS may take a moment to show it, and ends it by itself when the sides do not meet in time. */
  private StepOutcome waiting(GlobalView view, ObjectNode progress) {
    Instant asked = Instant.parse(progress.path(ASKED).asText());
    boolean seen = progress.path(SEEN).asBoolean();
    if (!seen && Duration.between(asked, clock().instant()).compareTo(SILENCE) < 0) {
      return StepOutcome.inProgress("RDS is asked; " + view.standing(), progress);
    }
    return StepOutcome.failed(
        StepError.OPERATION_CANCELLED,
        "RDS was asked at %s, and has ended it with the writer as it was: %s, with %s"
            .formatted(asked, view.standing(), view.roles()));
  }

  private StepOutcome ask(
      StepRequest request, GlobalPlan plan, GlobalView view, ObjectNode progress) {
    new GlobalLock(dynamoDb, request.lockTable()).check(plan);
    boolean losing = plan.losesData();
    try {
      if (losing) {
        failover(view.name(), plan);
      } else {
        String writer = view.writer().map(it -> it.place().region()).orElse(plan.from().region());
        switchover(view.name(), plan, writer);
      }
    } catch (InvalidGlobalClusterStateException | InvalidDbClusterStateException busy) {
      return StepOutcome.inProgress("RDS is not ready: " + busy.getMessage(), progress);
    }
    return StepOutcome.inProgress(
        "RDS is asked for a %s to %s"
            .formatted(losing ? "failover" : "switchover", plan.to().standing()),
        progress.put(ASKED, clock().instant().truncatedTo(ChronoUnit.MILLIS).toString()));
  }

  private void failover(String name, GlobalPlan plan) {
    rds.in(plan.to().region())
        .failoverGlobalCluster(
            it ->
                it.globalClusterIdentifier(name)
                    .targetDbClusterIdentifier(plan.to().arn())
                    .allowDataLoss(true));
  }

  private void switchover(String name, GlobalPlan plan, String writersRegion) {
    rds.in(writersRegion)
        .switchoverGlobalCluster(
            it -> it.globalClusterIdentifier(name).targetDbClusterIdentifier(plan.to().arn()));
  }
}

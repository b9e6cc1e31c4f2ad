package io.dbrefresh.lambdas.global;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.lambdas.lock.Lock;
import io.dbrefresh.statemachine.global.GlobalOrder;
import io.dbrefresh.statemachine.global.GlobalOrderReader;
import io.dbrefresh.statemachine.global.GlobalPlan;
import io.dbrefresh.statemachine.global.InvalidGlobalOrderException;
import io.dbrefresh.statemachine.step.StepError;
import io.dbrefresh.statemachine.step.StepJson;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import io.dbrefresh.statemachine.step.WaitingClock;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * Reads what is asked for, looks at all sides of the global database, refuses what cannot or may
 * not be done with all reasons at once, plans the run, and takes the global cluster's lock.
 */
public final class PrepareGlobal extends GlobalHandler {
  private final Regional rds;
  private final SfnClient sfn;
  private final SnsClient sns;
  private final SecretsManagerClient secrets;
  private final DynamoDbClient dynamoDb;

  /** On AWS. */
  public PrepareGlobal() {
    this(new Clients());
  }

  private PrepareGlobal(Clients clients) {
    this(
        clients::rds,
        clients.sfn(),
        clients.sns(),
        clients.secrets(),
        clients.dynamoDb(),
        WaitingClock.system());
  }

  PrepareGlobal(
      Function<Region, RdsClient> rds,
      SfnClient sfn,
      SnsClient sns,
      SecretsManagerClient secrets,
      DynamoDbClient dynamoDb,
      WaitingClock clock) {
    super(clock);
    this.rds = new Regional(rds);
    this.sfn = sfn;
    this.sns = sns;
    this.secrets = secrets;
    this.dynamoDb = dynamoDb;
  }

  @Override
  protected StepOutcome advance(StepRequest request) {
    GlobalOrder order = read(request);
    GlobalLock locks = new GlobalLock(dynamoDb, request.lockTable());
    Lock lock = locks.read(order.globalCluster());
    boolean mine = lock.holder().filter(it -> it.owner().equals(request.run().name())).isPresent();
    if (mine) {
      return planned(GlobalLock.plan(lock).orElseThrow()); // The answer that took it was lost.
    }
    Optional<StepOutcome> obstacle =
        new DeadRun(sfn, sns, dynamoDb).obstacle(lock, request, clock().instant());
    return obstacle.orElseGet(() -> plan(request, order, locks, lock));
  }

  private static GlobalOrder read(StepRequest request) {
    try {
      return GlobalOrderReader.read(input(request));
    } catch (InvalidGlobalOrderException e) {
      throw new StepFailedException(StepError.INVALID_INPUT, String.valueOf(e.getMessage()));
    }
  }

  private StepOutcome plan(StepRequest request, GlobalOrder order, GlobalLock locks, Lock lock) {
    Optional<String> table =
        Optional.of(input(request).path("recordTable").asText("")).filter(it -> !it.isEmpty());
    Past past = Past.of(dynamoDb, table, order.globalCluster());
    Preflight preflight = new Preflight(rds, secrets, clock(), order, past, Home.of(request));
    Optional<GlobalPlan> plan = preflight.plan(request.run().name(), lock.fence() + 1);
    Optional<StepOutcome> refusal = preflight.findings().refusal();
    if (refusal.isPresent()) {
      return refusal.get();
    }
    return locks.take(lock, plan.orElseThrow(), request.run(), clock().instant())
        ? planned(plan.orElseThrow())
        : StepOutcome.inProgress("the lock of " + lock.target() + " has just changed");
  }

  private static StepOutcome planned(GlobalPlan plan) {
    ObjectNode result = StepJson.mapper().createObjectNode();
    result.set("plan", StepJson.mapper().valueToTree(plan));
    String lag = plan.lag().map(it -> "; it is " + it.seconds() + " behind").orElse("");
    String notes = plan.notes().stream().map(note -> "; " + note).collect(Collectors.joining());
    return StepOutcome.done(said(plan) + lag + notes, result);
  }

  private static String said(GlobalPlan plan) {
    String from = plan.from().standing();
    String to = plan.to().standing();
    if (plan.from().equals(plan.to())) {
      return to + " writes already";
    }
    return switch (plan.order().operation()) {
      case SWITCHOVER, FAILOVER -> to + " is going to write in the place of " + from;
      case DETACH -> to + " is going to be taken out of " + plan.order().globalCluster();
      case REJOIN ->
          plan.secondary().isPresent()
              ? to + " is going to be a secondary of " + from
              : to + " is a secondary of " + from + " already";
    };
  }
}

package io.dbrefresh.lambdas.swap;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.lambdas.StepHandler;
import io.dbrefresh.lambdas.rds.World;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import io.dbrefresh.statemachine.step.WaitingClock;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rds.RdsClient;

/**
 * Frees the target's names: the old database is renamed aside, or deleted where it cannot be
 * renamed. From its first call until {@link RenameDatabase} is done the target is unavailable.
 */
public final class Retire extends StepHandler {
  private static final String UNAVAILABLE_FROM = "unavailableFrom";

  private final RdsClient rds;
  private final DynamoDbClient dynamoDb;

  /** On AWS. */
  public Retire() {
    this(new Clients());
  }

  private Retire(Clients clients) {
    this(clients.rds(), clients.dynamoDb(), WaitingClock.system());
  }

  Retire(RdsClient rds, DynamoDbClient dynamoDb, WaitingClock clock) {
    super(clock);
    this.rds = rds;
    this.dynamoDb = dynamoDb;
  }

  @Override
  protected StepOutcome advance(StepRequest request) {
    RefreshPlan plan = request.requirePlan();
    World world = World.of(plan, rds, dynamoDb, request.lockTable());
    OldDatabase old = new OldDatabase(world);
    world.guard().checkLock();
    old.announce();
    boolean delete = plan.target().deleteFirst();
    if (!delete) {
      Optional<String> leftover = old.clearName();
      if (leftover.isPresent()) {
        return StepOutcome.inProgress(
            "left by a run that is over: " + leftover.get(), request.progress());
      }
    }
    ObjectNode times = request.progress().deepCopy();
    if (!times.has(UNAVAILABLE_FROM)) {
      times.put(UNAVAILABLE_FROM, clock().instant().toString());
    }
    Optional<String> waiting = delete ? old.removeInPlace() : old.setAside();
    return waiting
        .map(sentence -> StepOutcome.inProgress(sentence, times))
        .orElseGet(() -> StepOutcome.done(sentence(plan), times));
  }

  private static String sentence(RefreshPlan plan) {
    String name = plan.target().names().identifier();
    return plan.target().deleteFirst()
        ? "the old " + name + " is deleted"
        : "the old " + name + " is now called " + plan.target().old().identifier();
  }
}

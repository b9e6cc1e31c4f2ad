package io.dbrefresh.lambdas.prerestore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.lambdas.StepHandler;
import io.dbrefresh.lambdas.rds.Database;
import io.dbrefresh.lambdas.rds.Kind;
import io.dbrefresh.lambdas.rds.Statuses;
import io.dbrefresh.lambdas.rds.World;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import io.dbrefresh.statemachine.step.WaitingClock;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rds.RdsClient;

/** Stops the target instance, where the refresh file asks for it; it is deleted stopped. */
public final class StopOldDatabase extends StepHandler {
  private final RdsClient rds;
  private final DynamoDbClient dynamoDb;

  /** On AWS. */
  public StopOldDatabase() {
    this(new Clients());
  }

  private StopOldDatabase(Clients clients) {
    this(clients.rds(), clients.dynamoDb(), WaitingClock.system());
  }

  StopOldDatabase(RdsClient rds, DynamoDbClient dynamoDb, WaitingClock clock) {
    super(clock);
    this.rds = rds;
    this.dynamoDb = dynamoDb;
  }

  @Override
  protected StepOutcome advance(StepRequest request) {
    World world = World.of(request.requirePlan(), rds, dynamoDb, request.lockTable());
    String name = world.plan().target().names().instance();
    Optional<Database> old = world.stranger(Kind.INSTANCE, name);
    if (old.isEmpty()) {
      return StepOutcome.done("there is no old " + name + " to stop");
    }
    if (Statuses.isTerminal(old.get().status())) {
      return StepOutcome.done(
          old.get().standing() + ", and cannot be stopped; it is deleted as it is");
    }
    ObjectNode times = request.progress().deepCopy();
    if (!times.has("unavailableFrom")) {
      times.put("unavailableFrom", clock().instant().toString());
    }
    if (old.get().is("stopped")) {
      return StepOutcome.done("the old " + name + " is stopped", times);
    }
    String sentence =
        old.get().isSettled() ? world.changes().stop(old.get()) : old.get().standing();
    return StepOutcome.inProgress(sentence, times);
  }
}

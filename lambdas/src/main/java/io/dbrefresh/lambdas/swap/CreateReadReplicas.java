package io.dbrefresh.lambdas.swap;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.lambdas.StepHandler;
import io.dbrefresh.lambdas.rds.Database;
import io.dbrefresh.lambdas.rds.Kind;
import io.dbrefresh.lambdas.rds.World;
import io.dbrefresh.statemachine.plan.Replica;
import io.dbrefresh.statemachine.plan.Replicas;
import io.dbrefresh.statemachine.step.StepError;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import io.dbrefresh.statemachine.step.WaitingClock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rds.RdsClient;

/** Creates the read replicas (RDS) or reader instances (Aurora) of the refreshed database. */
public final class CreateReadReplicas extends StepHandler {
  private final RdsClient rds;
  private final DynamoDbClient dynamoDb;

  /** On AWS. */
  public CreateReadReplicas() {
    this(new Clients());
  }

  private CreateReadReplicas(Clients clients) {
    this(clients.rds(), clients.dynamoDb(), WaitingClock.system());
  }

  CreateReadReplicas(RdsClient rds, DynamoDbClient dynamoDb, WaitingClock clock) {
    super(clock);
    this.rds = rds;
    this.dynamoDb = dynamoDb;
  }

  @Override
  protected StepOutcome advance(StepRequest request) {
    World world = World.of(request.requirePlan(), rds, dynamoDb, request.lockTable());
    Optional<Replicas> wanted = world.plan().replicas();
    if (wanted.isEmpty()) {
      return StepOutcome.done("The refresh file names no replicas");
    }
    List<StepOutcome> unready =
        wanted.get().replicas().stream()
            .map(replica -> advance(world, wanted.get(), replica))
            .flatMap(Optional::stream)
            .toList();
    return unready.stream()
        .filter(outcome -> outcome instanceof StepOutcome.Failed)
        .findFirst()
        .orElseGet(() -> together(unready, wanted.get(), request));
  }

  private static StepOutcome together(
      List<StepOutcome> unready, Replicas wanted, StepRequest request) {
    String names =
        wanted.replicas().stream().map(Replica::instance).collect(Collectors.joining(", "));
    return unready.isEmpty()
        ? StepOutcome.done("replicas " + names + " are available")
        : StepOutcome.inProgress(
            unready.stream().map(StepOutcome::detail).collect(Collectors.joining("; ")),
            request.progress());
  }

  private Optional<StepOutcome> advance(World world, Replicas settings, Replica replica) {
    Optional<Database> present = world.databases().find(Kind.INSTANCE, replica.instance());
    if (present.isEmpty()) {
      world.guard().checkLock();
      String sentence = new ReplicaCreation(rds, world.plan(), settings).start(replica);
      return Optional.of(StepOutcome.inProgress(sentence));
    }
    if (!present.get().isOf(world.plan())) {
      throw new StepFailedException(
          StepError.NOT_ALLOWED,
          "instance " + replica.instance() + " is not a replica that this run made");
    }
    return world.databases().unsettled(present.get(), JsonNodeFactory.instance.objectNode());
  }
}

package io.dbrefresh.lambdas.restore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.lambdas.StepHandler;
import io.dbrefresh.lambdas.rds.Database;
import io.dbrefresh.lambdas.rds.FreshSnapshot;
import io.dbrefresh.lambdas.rds.Kind;
import io.dbrefresh.lambdas.rds.World;
import io.dbrefresh.statemachine.plan.DatabaseNames;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.plan.Safety;
import io.dbrefresh.statemachine.plan.Service;
import io.dbrefresh.statemachine.step.StepJson;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import io.dbrefresh.statemachine.step.WaitingClock;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rds.RdsClient;

/**
 * Restores, clones or copies the source to the temp name. A temp database of a run that is dead is
 * removed first; the lock says that it is dead.
 */
public final class PerformRestore extends StepHandler {
  private static final String DATA_AS_OF = "dataAsOf";

  private final RdsClient rds;
  private final DynamoDbClient dynamoDb;

  /** On AWS. */
  public PerformRestore() {
    this(new Clients());
  }

  private PerformRestore(Clients clients) {
    this(clients.rds(), clients.dynamoDb(), WaitingClock.system());
  }

  PerformRestore(RdsClient rds, DynamoDbClient dynamoDb, WaitingClock clock) {
    super(clock);
    this.rds = rds;
    this.dynamoDb = dynamoDb;
  }

  @Override
  protected StepOutcome advance(StepRequest request) {
    RefreshPlan plan = request.requirePlan();
    World world = World.of(plan, rds, dynamoDb, request.lockTable());
    DatabaseNames temp = plan.target().temp();
    FreshSnapshot snapshot = new FreshSnapshot(rds, world);
    Optional<String> adopting = new Adoption(world).advance();
    if (adopting.isPresent()) {
      return StepOutcome.inProgress(adopting.get(), request.progress());
    }
    Optional<String> leftover = removed(world, temp);
    if (leftover.isPresent()) {
      return StepOutcome.inProgress(
          "left by a run that is over: " + leftover.get(), request.progress());
    }
    Optional<Database> ours = world.databases().find(temp).filter(db -> db.isOf(plan));
    if (ours.isPresent()) {
      return standing(world, ours.get(), dated(plan, ours.get(), request.progress()));
    }
    return snapshot
        .removeLeftovers()
        .or(snapshot::ready)
        .map(sentence -> StepOutcome.inProgress(sentence, request.progress()))
        .orElseGet(() -> restore(world));
  }

  private static Optional<String> removed(World world, DatabaseNames temp) {
    Optional<String> cluster =
        temp.cluster()
            .flatMap(name -> world.stranger(Kind.CLUSTER, name))
            .map(database -> world.removal().of(database));
    return cluster.isPresent()
        ? cluster
        : world
            .stranger(Kind.INSTANCE, temp.instance())
            .map(database -> world.removal().of(database));
  }

  private StepOutcome restore(World world) {
    RefreshPlan plan = world.plan();
    world.guard().checkLock();
    ObjectNode progress = dated(plan, StepJson.mapper().createObjectNode());
    if (plan.service() == Service.AURORA) {
      new ClusterRestore(rds, plan).start();
    } else {
      new InstanceRestore(rds, plan).start();
    }
    return StepOutcome.inProgress(
        "%s is being restored from %s (%s)"
            .formatted(plan.target().temp().identifier(), plan.source().identifier(), kind(plan)),
        progress);
  }

  /** The data of a database that was taken over are as old as its tag says. */
  private ObjectNode dated(RefreshPlan plan, Database temp, ObjectNode progress) {
    return plan.safety()
        .adopts()
        .flatMap(run -> Adoption.dataAsOf(temp))
        .map(at -> progress.deepCopy().put(DATA_AS_OF, at))
        .orElseGet(() -> dated(plan, progress));
  }

  /** Notes how old the data are before what tells it, a snapshot perhaps, is gone. */
  private ObjectNode dated(RefreshPlan plan, ObjectNode progress) {
    return progress.hasNonNull(DATA_AS_OF)
        ? progress
        : progress
            .deepCopy()
            .put(DATA_AS_OF, new DataAge(rds).of(plan).orElseGet(clock()::instant).toString());
  }

  private static String kind(RefreshPlan plan) {
    String word = plan.restore().type().word();
    return plan.restore().fullCopy()
        ? word + "; a full copy, because the source has all the clones it can have"
        : word;
  }

  private StepOutcome standing(World world, Database temp, ObjectNode progress) {
    return world
        .databases()
        .unsettled(temp, progress)
        .or(
            () ->
                new FreshSnapshot(rds, world)
                    .remove()
                    .map(sentence -> StepOutcome.inProgress(sentence, progress)))
        .orElseGet(() -> done(world, temp, progress));
  }

  private StepOutcome done(World world, Database temp, ObjectNode progress) {
    RefreshPlan plan = world.plan();
    String dataAsOf = progress.path(DATA_AS_OF).asText();
    if (plan.safety().keepOnFailure() && Adoption.dataAsOf(temp).isEmpty()) {
      world.changes().tag(temp, Map.of(Safety.DATA_AS_OF, dataAsOf));
    }
    String from = plan.restore().snapshot().orElse(plan.source().identifier());
    ObjectNode result =
        StepJson.mapper()
            .createObjectNode()
            .put(DATA_AS_OF, dataAsOf)
            .put("from", from)
            .put("type", plan.restore().type().word());
    return StepOutcome.done(
        "%s %s restored from %s%s, data as of %s"
            .formatted(
                temp.kind().word(),
                temp.identifier(),
                from,
                plan.safety().adopts().map(" by "::concat).orElse(""),
                dataAsOf),
        result);
  }
}

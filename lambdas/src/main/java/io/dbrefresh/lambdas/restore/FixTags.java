package io.dbrefresh.lambdas.restore;

import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.lambdas.StepHandler;
import io.dbrefresh.lambdas.rds.Database;
import io.dbrefresh.lambdas.rds.Kind;
import io.dbrefresh.lambdas.rds.World;
import io.dbrefresh.statemachine.plan.DatabaseNames;
import io.dbrefresh.statemachine.plan.Safety;
import io.dbrefresh.statemachine.plan.Settings;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import io.dbrefresh.statemachine.step.WaitingClock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rds.RdsClient;

/**
 * Gives the temp database exactly the refresh's tags and the target's own: a restore may have
 * brought production's along, and what reads tags (backup plans, schedules, costs) would take it
 * for production.
 */
public final class FixTags extends StepHandler {
  private final RdsClient rds;
  private final DynamoDbClient dynamoDb;

  /** On AWS. */
  public FixTags() {
    this(new Clients());
  }

  private FixTags(Clients clients) {
    this(clients.rds(), clients.dynamoDb(), WaitingClock.system());
  }

  FixTags(RdsClient rds, DynamoDbClient dynamoDb, WaitingClock clock) {
    super(clock);
    this.rds = rds;
    this.dynamoDb = dynamoDb;
  }

  @Override
  protected StepOutcome advance(StepRequest request) {
    World world = World.of(request.requirePlan(), rds, dynamoDb, request.lockTable());
    String temp = world.plan().target().temp().identifier();
    List<String> before = fix(world);
    List<String> after = before.isEmpty() ? before : fix(world); // the second look sees the first's
    if (after.isEmpty()) {
      return StepOutcome.done(
          temp + " carries the tags of the refresh and of the target, and no others");
    }
    return StepOutcome.inProgress(temp + " does not show its tags yet");
  }

  private static List<String> fix(World world) {
    DatabaseNames temp = world.plan().target().temp();
    return Stream.concat(
            temp.cluster().flatMap(name -> world.ours(Kind.CLUSTER, name)).stream(),
            world.ours(Kind.INSTANCE, temp.instance()).stream())
        .map(database -> fix(world, database))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<String> fix(World world, Database database) {
    Settings settings =
        database.kind() == Kind.CLUSTER
            ? world.plan().restore().settings()
            : world.plan().instanceSettings();
    Map<String, String> wanted = world.plan().tags(settings);
    List<String> foreign =
        database.tags().keySet().stream()
            .filter(key -> !wanted.containsKey(key) && !key.startsWith("aws:"))
            .filter(key -> !key.equals(Safety.DATA_AS_OF))
            .sorted()
            .toList();
    Map<String, String> missing = new TreeMap<>(wanted);
    missing.entrySet().removeAll(database.tags().entrySet());
    if (!missing.isEmpty()) {
      world.changes().tag(database, missing);
    }
    if (!foreign.isEmpty()) {
      world.changes().untag(database, foreign);
    }
    return foreign.isEmpty() && missing.isEmpty()
        ? Optional.empty()
        : Optional.of(database.standing());
  }
}

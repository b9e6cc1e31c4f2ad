package io.dbrefresh.lambdas.restore;

import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.lambdas.StepHandler;
import io.dbrefresh.lambdas.rds.Database;
import io.dbrefresh.lambdas.rds.Kind;
import io.dbrefresh.lambdas.rds.SettingsInRequests;
import io.dbrefresh.lambdas.rds.Tags;
import io.dbrefresh.lambdas.rds.World;
import io.dbrefresh.statemachine.plan.DatabaseNames;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.plan.Settings;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import io.dbrefresh.statemachine.step.WaitingClock;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.DbInstanceAlreadyExistsException;

/** Creates the writer in the restored Aurora cluster, which a restore leaves without instances. */
public final class CreateInstance extends StepHandler {
  private final RdsClient rds;
  private final DynamoDbClient dynamoDb;

  /** On AWS. */
  public CreateInstance() {
    this(new Clients());
  }

  private CreateInstance(Clients clients) {
    this(clients.rds(), clients.dynamoDb(), WaitingClock.system());
  }

  CreateInstance(RdsClient rds, DynamoDbClient dynamoDb, WaitingClock clock) {
    super(clock);
    this.rds = rds;
    this.dynamoDb = dynamoDb;
  }

  @Override
  protected StepOutcome advance(StepRequest request) {
    World world = World.of(request.requirePlan(), rds, dynamoDb, request.lockTable());
    String name = world.plan().target().temp().instance();
    Optional<Database> stranger = world.stranger(Kind.INSTANCE, name);
    if (stranger.isPresent()) {
      return StepOutcome.inProgress(
          "left by a run that is over: " + world.removal().of(stranger.get()));
    }
    return world
        .ours(Kind.INSTANCE, name)
        .map(writer -> standing(world, writer, request))
        .orElseGet(() -> create(world));
  }

  private static StepOutcome standing(World world, Database writer, StepRequest request) {
    return world
        .databases()
        .unsettled(writer, request.progress())
        .orElseGet(() -> StepOutcome.done("instance " + writer.identifier() + " is available"));
  }

  private StepOutcome create(World world) {
    RefreshPlan plan = world.plan();
    DatabaseNames temp = plan.target().temp();
    world.guard().checkLock();
    try {
      rds.createDBInstance(request(plan, temp));
    } catch (DbInstanceAlreadyExistsException e) {
      return StepOutcome.inProgress("instance " + temp.instance() + " exists by now");
    }
    return StepOutcome.inProgress(
        "instance %s is being created in cluster %s".formatted(temp.instance(), temp.identifier()));
  }

  private static CreateDbInstanceRequest request(RefreshPlan plan, DatabaseNames temp) {
    Settings settings = plan.instanceSettings();
    CreateDbInstanceRequest.Builder request =
        CreateDbInstanceRequest.builder()
            .dbInstanceIdentifier(temp.instance())
            .dbClusterIdentifier(temp.identifier())
            .engine(plan.source().engine())
            .tags(Tags.of(plan.tags(settings)));
    SettingsInRequests.write(settings, request);
    return request.build();
  }
}

package io.dbrefresh.lambdas.global;

import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.lambdas.rds.SettingsInRequests;
import io.dbrefresh.lambdas.rds.Statuses;
import io.dbrefresh.lambdas.rds.Tags;
import io.dbrefresh.statemachine.global.GlobalPlan;
import io.dbrefresh.statemachine.global.Secondary;
import io.dbrefresh.statemachine.plan.Settings;
import io.dbrefresh.statemachine.step.StepError;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import io.dbrefresh.statemachine.step.WaitingClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.CreateDbClusterRequest;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DbClusterAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbInstanceAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;
import software.amazon.awssdk.services.rds.model.InvalidGlobalClusterStateException;

/**
 * Makes the secondary anew, with the settings and the instances that the old one had. It has no
 * master user of its own: a secondary has the primary's.
 */
public final class CreateSecondary extends GlobalHandler {
  private final Regional rds;
  private final DynamoDbClient dynamoDb;

  /** On AWS. */
  public CreateSecondary() {
    this(new Clients());
  }

  private CreateSecondary(Clients clients) {
    this(clients::rds, clients.dynamoDb(), WaitingClock.system());
  }

  CreateSecondary(Function<Region, RdsClient> rds, DynamoDbClient dynamoDb, WaitingClock clock) {
    super(clock);
    this.rds = new Regional(rds);
    this.dynamoDb = dynamoDb;
  }

  @Override
  protected StepOutcome advance(StepRequest request) {
    GlobalPlan plan = plan(request);
    Secondary wanted = plan.secondary().orElseThrow();
    GlobalView view =
        new GlobalLook(rds)
            .at(plan.order().globalCluster(), Home.near(plan.from(), plan.to(), request))
            .orElseThrow(
                () ->
                    new StepFailedException(
                        StepError.NOT_FOUND,
                        "There is no global cluster " + plan.order().globalCluster()));
    GlobalLock lock = new GlobalLock(dynamoDb, request.lockTable());
    try {
      Optional<Side> side = view.of(wanted.place()).filter(it -> it.cluster().isPresent());
      if (side.isEmpty()) {
        lock.check(plan);
        return StepOutcome.inProgress(create(plan, wanted, view));
      }
      return joined(wanted, side.get(), () -> lock.check(plan));
    } catch (InvalidGlobalClusterStateException | InvalidDbClusterStateException busy) {
      return StepOutcome.inProgress("RDS is not ready: " + busy.getMessage());
    }
  }

  private String create(GlobalPlan plan, Secondary wanted, GlobalView view) {
    Optional<String> version =
        view.of(plan.from()).flatMap(Side::cluster).map(DBCluster::engineVersion);
    CreateDbClusterRequest.Builder request =
        CreateDbClusterRequest.builder()
            .dbClusterIdentifier(wanted.place().cluster())
            .globalClusterIdentifier(view.name())
            .engine(wanted.engine())
            .storageEncrypted(view.cluster().storageEncrypted())
            .tags(Tags.of(tags(wanted.settings())));
    version.ifPresent(request::engineVersion);
    SettingsInRequests.write(wanted.settings(), request);
    try {
      rds.in(wanted.place().region()).createDBCluster(request.build());
    } catch (DbClusterAlreadyExistsException going) {
      return "the old %s is not quite gone yet".formatted(wanted.place().standing());
    }
    return wanted.place().standing() + " is being created as a secondary";
  }

  /** All that the old one had, but what says that it was taken out. */
  private static Map<String, String> tags(Settings settings) {
    Map<String, String> tags = new TreeMap<>(settings.tags().orElse(Map.of()));
    tags.remove(GlobalLook.TAG);
    return tags;
  }

  private StepOutcome joined(Secondary wanted, Side side, Runnable check) {
    terminal(side);
    List<String> waiting = new ArrayList<>();
    if (!side.isAvailable()) {
      waiting.add("%s is %s".formatted(side.place().standing(), side.status()));
    }
    for (Secondary.Instance instance : wanted.instances()) {
      Optional<DBInstance> there =
          side.instances().stream()
              .filter(it -> instance.identifier().equals(it.dbInstanceIdentifier()))
              .findFirst();
      if (there.isEmpty() && side.isAvailable()) {
        check.run();
        waiting.add(create(wanted, instance));
      } else if (!there.map(it -> "available".equals(it.dbInstanceStatus())).orElse(false)) {
        waiting.add(
            "instance %s is %s"
                .formatted(
                    instance.identifier(),
                    there.map(DBInstance::dbInstanceStatus).orElse("to come")));
      }
    }
    if (side.resync()) {
      waiting.add(side.place().standing() + " is pending-resync");
    }
    return waiting.isEmpty()
        ? StepOutcome.done(
            "%s is a secondary with %d instances"
                .formatted(side.place().standing(), side.instances().size()))
        : StepOutcome.inProgress(String.join("; ", waiting));
  }

  private static void terminal(Side side) {
    if (Statuses.isTerminal(side.status())) {
      throw new StepFailedException(
          StepError.TERMINAL_STATUS, "%s is %s".formatted(side.place().standing(), side.status()));
    }
    for (DBInstance instance : side.instances()) {
      if (Statuses.isTerminal(String.valueOf(instance.dbInstanceStatus()))) {
        throw new StepFailedException(
            StepError.TERMINAL_STATUS,
            "instance %s is %s"
                .formatted(instance.dbInstanceIdentifier(), instance.dbInstanceStatus()));
      }
    }
  }

  private String create(Secondary wanted, Secondary.Instance instance) {
    CreateDbInstanceRequest.Builder request =
        CreateDbInstanceRequest.builder()
            .dbInstanceIdentifier(instance.identifier())
            .dbClusterIdentifier(wanted.place().cluster())
            .engine(wanted.engine())
            .tags(Tags.of(tags(instance.settings())));
    SettingsInRequests.write(instance.settings(), request);
    try {
      rds.in(wanted.place().region()).createDBInstance(request.build());
    } catch (DbInstanceAlreadyExistsException there) {
      return "instance %s exists by now".formatted(instance.identifier());
    }
    return "instance %s is being created".formatted(instance.identifier());
  }
}

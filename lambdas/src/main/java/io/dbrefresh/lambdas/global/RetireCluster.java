package io.dbrefresh.lambdas.global;

import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.lambdas.rds.Tags;
import io.dbrefresh.statemachine.global.GlobalMember;
import io.dbrefresh.statemachine.global.GlobalPlan;
import io.dbrefresh.statemachine.global.Secondary;
import io.dbrefresh.statemachine.step.StepError;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import io.dbrefresh.statemachine.step.WaitingClock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;
import software.amazon.awssdk.services.rds.model.InvalidDbInstanceStateException;
import software.amazon.awssdk.services.rds.model.InvalidGlobalClusterStateException;

/**
 * Deletes the old side of a global database, behind a final snapshot: out of the global cluster,
 * its protection off where that was asked for, its instances, then itself. Only the cluster that
 * the plan saw is ever deleted; one that has its name by now stays.
 */
public final class RetireCluster extends GlobalHandler {
  private static final String GOING = "deleting";

  private final Regional rds;
  private final DynamoDbClient dynamoDb;

  /** On AWS. */
  public RetireCluster() {
    this(new Clients());
  }

  private RetireCluster(Clients clients) {
    this(clients::rds, clients.dynamoDb(), WaitingClock.system());
  }

  RetireCluster(Function<Region, RdsClient> rds, DynamoDbClient dynamoDb, WaitingClock clock) {
    super(clock);
    this.rds = new Regional(rds);
    this.dynamoDb = dynamoDb;
  }

  @Override
  protected StepOutcome advance(StepRequest request) {
    GlobalPlan plan = plan(request);
    Secondary secondary = plan.secondary().orElseThrow();
    GlobalLook look = new GlobalLook(rds);
    Side side = look.standalone(secondary.place());
    if (side.unreachable().isPresent()) {
      return StepOutcome.inProgress(side.unreachable().get());
    }
    Optional<DBCluster> old =
        side.cluster().filter(it -> secondary.resourceId().equals(it.dbClusterResourceId()));
    if (old.isEmpty()) {
      return StepOutcome.done(gone(secondary));
    }
    new GlobalLock(dynamoDb, request.lockTable()).check(plan);
    if (secondary.place().arn().equals(plan.from().arn())) {
      throw new StepFailedException(
          StepError.NOT_ALLOWED, plan.from().standing() + " writes, and is not deleted");
    }
    Optional<GlobalView> view =
        look.at(plan.order().globalCluster(), Home.near(secondary.place(), plan.from(), request));
    boolean member = view.flatMap(it -> it.of(secondary.place())).isPresent();
    try {
      return StepOutcome.inProgress(
          member ? takeOut(plan, secondary.place()) : delete(plan, side, old.get()));
    } catch (InvalidGlobalClusterStateException
        | InvalidDbClusterStateException
        | InvalidDbInstanceStateException busy) {
      return StepOutcome.inProgress("RDS is not ready: " + busy.getMessage());
    }
  }

  private static String gone(Secondary secondary) {
    String name = secondary.place().standing();
    return secondary.resourceId().isEmpty()
        ? "nothing of " + name + " is to be deleted"
        : "the old " + name + " is gone";
  }

  private String takeOut(GlobalPlan plan, GlobalMember place) {
    String name = plan.order().globalCluster();
    RdsClient there = rds.in(place.region());
    there.addTagsToResource(
        it -> it.resourceName(place.arn()).tags(Tags.of(Map.of(GlobalLook.TAG, name))));
    there.removeFromGlobalCluster(
        it -> it.globalClusterIdentifier(name).dbClusterIdentifier(place.arn()));
    return "%s is being taken out of %s".formatted(place.standing(), name);
  }

  private String delete(GlobalPlan plan, Side side, DBCluster old) {
    String name = side.place().standing();
    RdsClient there = rds.in(side.place().region());
    if (GOING.equals(old.status())) {
      return name + " is being deleted";
    }
    if (Boolean.TRUE.equals(old.deletionProtection())) {
      unprotect(plan, side, there);
      return name + " is no longer protected from deletion";
    }
    return side.instances().isEmpty()
        ? deleteCluster(plan, side, there)
        : deleteInstances(side, there);
  }

  private static String deleteInstances(Side side, RdsClient there) {
    side.instances().stream()
        .filter(it -> !GOING.equals(it.dbInstanceStatus()))
        .map(it -> String.valueOf(it.dbInstanceIdentifier()))
        .forEach(
            name ->
                there.deleteDBInstance(
                    it -> it.dbInstanceIdentifier(name).skipFinalSnapshot(true)));
    return "the %d instances of %s are being deleted"
        .formatted(side.instances().size(), side.place().standing());
  }

  private static String deleteCluster(GlobalPlan plan, Side side, RdsClient there) {
    String name = side.place().cluster();
    String snapshot = snapshot(plan, side.place());
    try {
      there.deleteDBCluster(
          it ->
              it.dbClusterIdentifier(name)
                  .skipFinalSnapshot(false)
                  .finalDBSnapshotIdentifier(snapshot));
    } catch (DbClusterSnapshotAlreadyExistsException taken) {
      there.deleteDBCluster(it -> it.dbClusterIdentifier(name).skipFinalSnapshot(true));
    }
    return "%s is being deleted, behind the snapshot %s"
        .formatted(side.place().standing(), snapshot);
  }

  private static void unprotect(GlobalPlan plan, Side side, RdsClient there) {
    if (!plan.order().unprotect()) {
      throw new StepFailedException(
          StepError.NOT_ALLOWED,
          side.place().standing() + " is protected from deletion since the run began");
    }
    there.modifyDBCluster(
        it ->
            it.dbClusterIdentifier(side.place().cluster())
                .deletionProtection(false)
                .applyImmediately(true));
  }

  /** One name a run: a snapshot of this name is of a call whose answer was lost. */
  static String snapshot(GlobalPlan plan, GlobalMember place) {
    return place.cluster() + "-before-" + plan.run().replaceAll("[^A-Za-z0-9]+", "-");
  }
}

package io.dbrefresh.lambdas.global;

import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.statemachine.global.GlobalPlan;
import io.dbrefresh.statemachine.step.StepError;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import io.dbrefresh.statemachine.step.WaitingClock;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.GlobalClusterAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.GlobalClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;
import software.amazon.awssdk.services.rds.model.InvalidGlobalClusterStateException;

/**
 * Makes the cluster that writes the primary of the global cluster. One that was detached cannot
 * come back into a global cluster that exists: that, empty by now, is deleted, and another of the
 * same name is made of the cluster.
 */
public final class FormGlobal extends GlobalHandler {
  private final Regional rds;
  private final DynamoDbClient dynamoDb;

  /** On AWS. */
  public FormGlobal() {
    this(new Clients());
  }

  private FormGlobal(Clients clients) {
    this(clients::rds, clients.dynamoDb(), WaitingClock.system());
  }

  FormGlobal(Function<Region, RdsClient> rds, DynamoDbClient dynamoDb, WaitingClock clock) {
    super(clock);
    this.rds = new Regional(rds);
    this.dynamoDb = dynamoDb;
  }

  @Override
  protected StepOutcome advance(StepRequest request) {
    GlobalPlan plan = plan(request);
    String name = plan.order().globalCluster();
    Optional<GlobalView> view =
        new GlobalLook(rds).at(name, Home.near(plan.from(), plan.to(), request));
    Optional<Side> primary = view.flatMap(it -> it.of(plan.from()));
    if (primary.filter(Side::writer).isPresent()) {
      primary.get().requireHope("Mend it, or restore it from a snapshot");
      boolean ready = primary.get().isAvailable() && !view.orElseThrow().isSwitching();
      return ready && "available".equals(view.orElseThrow().cluster().status())
          ? StepOutcome.done(plan.from().standing() + " is the primary of " + name)
          : StepOutcome.inProgress(view.orElseThrow().standing());
    }
    new GlobalLock(dynamoDb, request.lockTable()).check(plan);
    try {
      return view.map(it -> remove(plan, it)).orElseGet(() -> create(plan));
    } catch (InvalidGlobalClusterStateException | InvalidDbClusterStateException busy) {
      return StepOutcome.inProgress("RDS is not ready: " + busy.getMessage());
    }
  }

  private StepOutcome remove(GlobalPlan plan, GlobalView view) {
    String name = view.name();
    if ("deleting".equals(view.cluster().status())) {
      return StepOutcome.inProgress(name + " is being deleted");
    }
    if (!view.sides().isEmpty()) {
      throw new StepFailedException(
          StepError.NOT_ALLOWED,
          "%s has members that are not %s: %s"
              .formatted(name, plan.from().standing(), view.roles()));
    }
    RdsClient there = rds.in(plan.from().region());
    try {
      if (Boolean.TRUE.equals(view.cluster().deletionProtection())) {
        there.modifyGlobalCluster(it -> it.globalClusterIdentifier(name).deletionProtection(false));
        return StepOutcome.inProgress(name + ", which is empty, is no longer protected");
      }
      there.deleteGlobalCluster(it -> it.globalClusterIdentifier(name));
    } catch (GlobalClusterNotFoundException gone) {
      return StepOutcome.inProgress(name + " is gone");
    }
    return StepOutcome.inProgress(name + ", which is empty, is being deleted");
  }

  private StepOutcome create(GlobalPlan plan) {
    String name = plan.order().globalCluster();
    try {
      rds.in(plan.from().region())
          .createGlobalCluster(
              it ->
                  it.globalClusterIdentifier(name)
                      .sourceDBClusterIdentifier(plan.from().arn())
                      .deletionProtection(plan.former().deletionProtection()));
    } catch (GlobalClusterAlreadyExistsException going) {
      return StepOutcome.inProgress("the former " + name + " is not quite gone yet");
    }
    return StepOutcome.inProgress("%s is being made of %s".formatted(name, plan.from().standing()));
  }
}

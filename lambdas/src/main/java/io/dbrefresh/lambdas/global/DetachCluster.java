package io.dbrefresh.lambdas.global;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.lambdas.rds.Tags;
import io.dbrefresh.statemachine.global.GlobalMember;
import io.dbrefresh.statemachine.global.GlobalPlan;
import io.dbrefresh.statemachine.step.StepError;
import io.dbrefresh.statemachine.step.StepJson;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import io.dbrefresh.statemachine.step.WaitingClock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;
import software.amazon.awssdk.services.rds.model.InvalidGlobalClusterStateException;

/**
 * Takes a secondary out of its global cluster, which promotes it to a cluster of its own. A tag
 * says where it was, so that a rejoin finds it.
 */
public final class DetachCluster extends GlobalHandler {
  private static final String ASKED = "askedAt";

  private final Regional rds;
  private final DynamoDbClient dynamoDb;

  /** On AWS. */
  public DetachCluster() {
    this(new Clients());
  }

  private DetachCluster(Clients clients) {
    this(clients::rds, clients.dynamoDb(), WaitingClock.system());
  }

  DetachCluster(Function<Region, RdsClient> rds, DynamoDbClient dynamoDb, WaitingClock clock) {
    super(clock);
    this.rds = new Regional(rds);
    this.dynamoDb = dynamoDb;
  }

  @Override
  protected StepOutcome advance(StepRequest request) {
    GlobalPlan plan = plan(request);
    GlobalLook look = new GlobalLook(rds);
    Optional<Side> member =
        look.at(plan.order().globalCluster(), Home.near(plan.to(), plan.from(), request), plan.to())
            .flatMap(view -> view.of(plan.to()));
    Side side = member.orElseGet(() -> look.standalone(plan.to()));
    if (side.cluster().isEmpty()) {
      throw new StepFailedException(
          StepError.NOT_FOUND, plan.to().standing() + " is " + side.status());
    }
    ObjectNode progress = request.progress().deepCopy();
    if (member.isEmpty() || progress.has(ASKED)) {
      side.requireHope(wayOut(plan));
    }
    if (member.isPresent()) {
      return progress.has(ASKED)
          ? StepOutcome.inProgress(plan.to().standing() + " is being taken out", progress)
          : detach(request, plan, progress);
    }
    boolean settled = side.isAvailable() && source(side).isEmpty();
    return settled
        ? done(plan.to(), progress)
        : StepOutcome.inProgress(
            "%s is out of the global cluster, and is %s"
                .formatted(plan.to().standing(), side.status()),
            progress);
  }

  private static String wayOut(GlobalPlan plan) {
    return ("The way out is to make it anew from %s when that answers:"
            + " dbrefresh global rejoin %s --to %s --from %s --allow-data-loss")
        .formatted(
            plan.from().standing(),
            plan.order().globalCluster(),
            plan.to().region(),
            plan.from().region());
  }

  private static Optional<String> source(Side side) {
    return side.cluster()
        .map(it -> String.valueOf(it.replicationSourceIdentifier()))
        .filter(it -> !it.isBlank() && !it.equals("null"));
  }

  private static StepOutcome done(GlobalMember place, ObjectNode progress) {
    ObjectNode result = StepJson.mapper().createObjectNode();
    Optional.ofNullable(progress.get(ASKED)).ifPresent(at -> result.set(ASKED, at));
    return StepOutcome.done(place.standing() + " stands alone, and writes", result);
  }

  private StepOutcome detach(StepRequest request, GlobalPlan plan, ObjectNode progress) {
    new GlobalLock(dynamoDb, request.lockTable()).check(plan);
    String name = plan.order().globalCluster();
    RdsClient there = rds.in(plan.to().region());
    there.addTagsToResource(
        it -> it.resourceName(plan.to().arn()).tags(Tags.of(Map.of(GlobalLook.TAG, name))));
    try {
      there.removeFromGlobalCluster(
          it -> it.globalClusterIdentifier(name).dbClusterIdentifier(plan.to().arn()));
    } catch (InvalidGlobalClusterStateException | InvalidDbClusterStateException busy) {
      return StepOutcome.inProgress("RDS is not ready: " + busy.getMessage(), progress);
    }
    return StepOutcome.inProgress(
        "RDS is asked to take %s out of %s".formatted(plan.to().standing(), name),
        progress.put(ASKED, clock().instant().truncatedTo(ChronoUnit.MILLIS).toString()));
  }
}

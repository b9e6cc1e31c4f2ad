package io.dbrefresh.lambdas.global;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.lambdas.recovery.EndedRun;
import io.dbrefresh.statemachine.global.GlobalPlan;
import io.dbrefresh.statemachine.step.Run;
import io.dbrefresh.statemachine.step.StepFailure;
import io.dbrefresh.statemachine.step.StepJson;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import io.dbrefresh.statemachine.step.WaitingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * What follows a run that failed, or, with {@code recover} in the input, an execution that was
 * stopped. What RDS has been asked for cannot be taken back: it is waited for, then said who writes
 * and what is left half done. The same operation, asked for again, goes on from there.
 */
public final class RecoverGlobal extends GlobalHandler {
  /** A call that the broken run had just made may not show yet. */
  private static final Duration STILL = Duration.ofSeconds(5);

  private final Regional rds;
  private final SfnClient sfn;
  private final DynamoDbClient dynamoDb;

  /** On AWS. */
  public RecoverGlobal() {
    this(new Clients());
  }

  private RecoverGlobal(Clients clients) {
    this(clients::rds, clients.sfn(), clients.dynamoDb(), WaitingClock.system());
  }

  RecoverGlobal(
      Function<Region, RdsClient> rds, SfnClient sfn, DynamoDbClient dynamoDb, WaitingClock clock) {
    super(clock);
    this.rds = new Regional(rds);
    this.sfn = sfn;
    this.dynamoDb = dynamoDb;
  }

  @Override
  protected StepOutcome advance(StepRequest request) {
    Optional<EndedRun> asked =
        Optional.of(input(request).path("recover"))
            .filter(JsonNode::isObject)
            .map(ended -> EndedRun.asked(sfn, ended));
    Run run = asked.map(EndedRun::run).orElse(request.run());
    GlobalLock lock = new GlobalLock(dynamoDb, request.lockTable());
    Optional<GlobalPlan> plan = findPlan(request).or(() -> lock.planOf(run.name()));
    ObjectNode result = result(request, asked);
    if (plan.isEmpty() || !lock.fence(plan.get())) {
      return StepOutcome.done("as it was; nothing was touched", result.put("recovered", false));
    }
    result.put("recovered", true);
    if (asked.isPresent()) {
      result.set("plan", StepJson.mapper().valueToTree(plan.get()));
    }
    return look(request, plan.get(), result);
  }

  private StepOutcome look(StepRequest request, GlobalPlan plan, ObjectNode result) {
    Aftermath aftermath = new Aftermath(rds, plan, Home.of(request));
    Instant now = clock().instant();
    Optional<String> going = aftermath.going(request.startedAt(), now);
    if (going.isPresent() || now.isBefore(request.startedAt().plus(STILL))) {
      return StepOutcome.inProgress(going.orElse("looking once more"));
    }
    List<String> left = aftermath.left();
    left.forEach(result.putArray("left")::add);
    return StepOutcome.done(String.join("; ", left), result);
  }

  private static ObjectNode result(StepRequest request, Optional<EndedRun> asked) {
    ObjectNode result = StepJson.mapper().createObjectNode();
    Optional<StepFailure> failure = asked.flatMap(EndedRun::failure).or(request::failure);
    failure.ifPresent(why -> result.set("failure", StepJson.mapper().valueToTree(why)));
    asked.ifPresent(
        ended -> {
          result.set("run", StepJson.mapper().valueToTree(ended.run()));
          ended.input().ifPresent(input -> result.set("input", input));
        });
    return result;
  }
}

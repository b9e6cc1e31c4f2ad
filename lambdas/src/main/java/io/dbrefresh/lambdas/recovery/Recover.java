package io.dbrefresh.lambdas.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.lambdas.StepHandler;
import io.dbrefresh.lambdas.lock.Lock;
import io.dbrefresh.lambdas.lock.LockTable;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.step.Run;
import io.dbrefresh.statemachine.step.StepFailure;
import io.dbrefresh.statemachine.step.StepJson;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Brings the world back after a run that failed, or, with {@code recover} in the input, after an
 * execution that was stopped or timed out and so ran no state of its own.
 */
public final class Recover extends StepHandler {
  /** How long errors of AWS are tried again before a part is given up. */
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  /** How long a database that moves or goes is waited for before the lock is released anyway. */
  private static final Duration LONGEST = Duration.ofHours(3);

  private final RdsClient rds;
  private final SecretsManagerClient secrets;
  private final DynamoDbClient dynamoDb;

  /** On AWS. */
  public Recover() {
    this(new Clients());
  }

  private Recover(Clients clients) {
    this(clients.rds(), clients.secrets(), clients.dynamoDb(), Clock.systemUTC());
  }

  Recover(RdsClient rds, SecretsManagerClient secrets, DynamoDbClient dynamoDb, Clock clock) {
    super(clock);
    this.rds = rds;
    this.secrets = secrets;
    this.dynamoDb = dynamoDb;
  }

  @Override
  protected StepOutcome advance(StepRequest request) {
    Optional<JsonNode> asked =
        request.input().map(input -> input.path("recover")).filter(JsonNode::isObject);
    Optional<RefreshPlan> plan = request.plan().or(() -> asked.flatMap(run -> plan(request, run)));
    Optional<Recovery> recovery =
        plan.flatMap(of -> Recovery.of(of, rds, secrets, dynamoDb, request.lockTable()));
    if (recovery.isEmpty()) {
      return StepOutcome.done(
          "nothing to recover: the run holds no lock",
          StepJson.mapper().createObjectNode().put("recovered", false));
    }
    return advance(request, recovery.get(), result(plan.orElseThrow(), asked));
  }

  private Optional<RefreshPlan> plan(StepRequest request, JsonNode run) {
    return new LockTable(dynamoDb, request.lockTable())
        .ofOwner(run.path("name").asText())
        .flatMap(Lock::holder)
        .flatMap(Lock.Holder::plan);
  }

  private StepOutcome advance(StepRequest request, Recovery recovery, ObjectNode result) {
    Look look = recovery.everything();
    Duration elapsed = Duration.between(request.startedAt(), clock().instant());
    List<String> waiting = new ArrayList<>(look.waiting());
    if (elapsed.compareTo(PATIENCE) < 0) {
      waiting.addAll(look.troubled());
    }
    if (!waiting.isEmpty() && elapsed.compareTo(LONGEST) < 0) {
      return StepOutcome.inProgress(String.join("; ", waiting));
    }
    if (!request.progress().path("clean").asBoolean()) {
      // A call that the broken run had just made may not show yet.
      return StepOutcome.inProgress(
          "looking once more", StepJson.mapper().createObjectNode().put("clean", true));
    }
    if (!recovery.release()) {
      return StepOutcome.inProgress("the lock has just changed", request.progress());
    }
    List<String> impossible = new ArrayList<>(look.impossible());
    impossible.addAll(look.troubled());
    impossible.addAll(look.waiting());
    return done(impossible, result);
  }

  private static StepOutcome done(List<String> impossible, ObjectNode result) {
    if (impossible.isEmpty()) {
      return StepOutcome.done("the target answers as it should and nothing is left over", result);
    }
    impossible.forEach(result.putArray("impossible")::add);
    return StepOutcome.done("not all could be recovered: " + String.join("; ", impossible), result);
  }

  private static ObjectNode result(RefreshPlan plan, Optional<JsonNode> asked) {
    ObjectNode result = StepJson.mapper().createObjectNode().put("recovered", true);
    result.set("plan", StepJson.mapper().valueToTree(plan));
    asked.ifPresent(run -> tell(run, result));
    return result;
  }

  /** The reports that follow are about the run that ended, not about the one that recovers it. */
  private static void tell(JsonNode ended, ObjectNode result) {
    String error =
        (ended.hasNonNull("error") ? ended.path("error") : ended.path("status")).asText();
    String cause = ended.hasNonNull("cause") ? ended.path("cause").asText() : "it was stopped";
    StepFailure failure = new StepFailure("execution", error, cause);
    Run run =
        new Run(
            ended.path("name").asText(),
            ended.path("executionArn").asText(),
            Instant.ofEpochMilli(ended.path("startDate").asLong()));
    result.set("failure", StepJson.mapper().valueToTree(failure));
    result.set("run", StepJson.mapper().valueToTree(run));
  }
}

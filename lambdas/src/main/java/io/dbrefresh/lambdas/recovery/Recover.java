package io.dbrefresh.lambdas.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.lambdas.StepHandler;
import io.dbrefresh.lambdas.lock.Lock;
import io.dbrefresh.lambdas.lock.LockTable;
import io.dbrefresh.lambdas.refreshfile.RefreshFileObject;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.step.StepJson;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import io.dbrefresh.statemachine.step.WaitingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * Brings the world back after a run that failed, or, with {@code recover} in the input, after an
 * execution that was stopped or timed out and so ran no state of its own. The lock stays until the
 * run is recorded and told: whoever finds it knows that something is left to do.
 */
public final class Recover extends StepHandler {
  /** How long errors of AWS are tried again before a part is given up. */
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  /** How long a database that moves or goes is waited for before the recovery ends anyway. */
  private static final Duration LONGEST = Duration.ofHours(3);

  /** For how long everything has to look as it should. */
  private static final Duration STILL = Duration.ofSeconds(10);

  private static final String CLEAN_AT = "cleanAt";

  private final RdsClient rds;
  private final SfnClient sfn;
  private final SecretsManagerClient secrets;
  private final DynamoDbClient dynamoDb;
  private final SsmClient ssm;
  private final RefreshFileObject files;

  /** On AWS. */
  public Recover() {
    this(new Clients());
  }

  private Recover(Clients clients) {
    this(
        clients.rds(),
        clients.sfn(),
        clients.secrets(),
        clients.dynamoDb(),
        clients.ssm(),
        clients.s3(),
        WaitingClock.system());
  }

  Recover(
      RdsClient rds,
      SfnClient sfn,
      SecretsManagerClient secrets,
      DynamoDbClient dynamoDb,
      SsmClient ssm,
      S3Client s3,
      WaitingClock clock) {
    super(clock);
    this.rds = rds;
    this.sfn = sfn;
    this.secrets = secrets;
    this.dynamoDb = dynamoDb;
    this.ssm = ssm;
    this.files = new RefreshFileObject(s3);
  }

  @Override
  protected StepOutcome advance(StepRequest request) {
    Optional<EndedRun> asked =
        request
            .input()
            .map(input -> input.path("recover"))
            .filter(JsonNode::isObject)
            .map(ended -> EndedRun.asked(sfn, ended));
    String name = asked.map(EndedRun::run).orElse(request.run()).name();
    Optional<RefreshPlan> plan = request.plan().or(() -> locked(request, name));
    Optional<Recovery> recovery =
        plan.flatMap(of -> Recovery.of(of, rds, secrets, dynamoDb, ssm, request.lockTable()));
    if (recovery.isEmpty()) {
      return StepOutcome.done(
          asked.isPresent()
              ? "nothing is left to recover: the run holds no lock"
              : "as it was; nothing was touched",
          named(request, new RecoveryResult(request, asked).json()).put("recovered", false));
    }
    return advance(request, recovery.get(), new RecoveryResult(request, asked));
  }

  /** What was refused before there was a plan is reported by the words of its refresh file. */
  private ObjectNode named(StepRequest request, ObjectNode result) {
    Optional<ObjectNode> input =
        Optional.ofNullable(result.get("input")).map(ObjectNode.class::cast).or(request::input);
    input.flatMap(files::legible).ifPresent(document -> result.set("input", document));
    return result;
  }

  private Optional<RefreshPlan> locked(StepRequest request, String name) {
    return new LockTable(dynamoDb, request.lockTable())
        .ofOwner(name)
        .flatMap(Lock::holder)
        .flatMap(Lock.Holder::plan);
  }

  private StepOutcome advance(StepRequest request, Recovery recovery, RecoveryResult result) {
    ObjectNode progress = request.progress().deepCopy();
    if (!progress.has("event")) {
      progress.put("event", recovery.event(result.failure(), result.run(), request.startedAt()));
    }
    Look look = recovery.everything();
    Duration elapsed = Duration.between(request.startedAt(), clock().instant());
    List<String> waiting = new ArrayList<>(look.waiting());
    if (elapsed.compareTo(PATIENCE) < 0) {
      waiting.addAll(look.troubled());
    }
    if (!waiting.isEmpty() && elapsed.compareTo(LONGEST) < 0) {
      return StepOutcome.inProgress(String.join("; ", waiting), progress);
    }
    if (!isStill(progress)) {
      return StepOutcome.inProgress("looking once more", progress);
    }
    List<String> left = new ArrayList<>(look.impossible());
    left.addAll(look.troubled());
    left.addAll(look.waiting());
    return done(request, recovery, left, result.explained(progress.path("event").asText()));
  }

  /** A call that the broken run had just made may not show yet. */
  private boolean isStill(ObjectNode progress) {
    Instant now = clock().instant();
    if (!progress.has(CLEAN_AT)) {
      progress.put(CLEAN_AT, now.toString());
    }
    return !now.isBefore(Instant.parse(progress.path(CLEAN_AT).asText()).plus(STILL));
  }

  private static StepOutcome done(
      StepRequest request, Recovery recovery, List<String> left, RecoveryResult result) {
    ObjectNode json = result.json().put("recovered", true);
    if (request.plan().isEmpty()) { // else the machine has it, and carries it once
      json.set("plan", StepJson.mapper().valueToTree(recovery.plan()));
    }
    List<String> told = new ArrayList<>(left);
    recovery
        .keepsTemp()
        .map(
            temp ->
                "%s %s is kept, as the refresh file asks; its password is the version AWSPENDING of the secret"
                    .formatted(temp.kind().word(), temp.identifier()))
        .ifPresent(told::add);
    if (!told.isEmpty()) {
      told.forEach(json.putArray("left")::add);
    }
    return StepOutcome.done(
        left.isEmpty()
            ? String.join("; ", concat("the target answers as it should", told))
            : "not all could be recovered: " + String.join("; ", told),
        json);
  }

  private static List<String> concat(String first, List<String> told) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(told.isEmpty() ? List.of("nothing is left over") : told);
    return all;
  }
}

package io.dbrefresh.lambdas.prerestore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.lambdas.StepHandler;
import io.dbrefresh.lambdas.lock.Lock;
import io.dbrefresh.lambdas.lock.LockTable;
import io.dbrefresh.lambdas.refreshfile.RefreshFileObject;
import io.dbrefresh.lambdas.report.LastWords;
import io.dbrefresh.lambdas.scripts.ScriptsHost;
import io.dbrefresh.statemachine.plan.InstanceTag;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.plan.Scripts;
import io.dbrefresh.statemachine.policy.DirectionPolicy;
import io.dbrefresh.statemachine.policy.PolicySource;
import io.dbrefresh.statemachine.refreshfile.InvalidRefreshFileException;
import io.dbrefresh.statemachine.refreshfile.RefreshFile;
import io.dbrefresh.statemachine.refreshfile.RefreshFileReader;
import io.dbrefresh.statemachine.step.StepError;
import io.dbrefresh.statemachine.step.StepJson;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import io.dbrefresh.statemachine.step.TypedOptions;
import io.dbrefresh.statemachine.step.WaitingClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * Reads the refresh file, looks at the world, refuses what cannot or may not be done with all
 * reasons at once, plans the run, and takes the target's lock. No database is touched before this
 * has passed, except to put right the names that a dead run has left half swapped.
 */
public final class Prepare extends StepHandler {
  private final RdsClient rds;
  private final SfnClient sfn;
  private final SnsClient sns;
  private final S3Client s3;
  private final SecretsManagerClient secrets;
  private final DynamoDbClient dynamoDb;
  private final SsmClient ssm;
  private final PolicySource policySource;
  private final TypedOptions options;

  /** On AWS. */
  public Prepare() {
    this(new Clients());
  }

  private Prepare(Clients clients) {
    this(
        clients.rds(),
        clients.sfn(),
        clients.sns(),
        clients.s3(),
        clients.secrets(),
        clients.dynamoDb(),
        clients.ssm(),
        PolicySource.of(System.getenv()),
        TypedOptions.NONE,
        WaitingClock.system());
  }

  Prepare(
      RdsClient rds,
      SfnClient sfn,
      SnsClient sns,
      S3Client s3,
      SecretsManagerClient secrets,
      DynamoDbClient dynamoDb,
      SsmClient ssm,
      PolicySource policySource,
      TypedOptions options,
      WaitingClock clock) {
    super(clock);
    this.rds = rds;
    this.sfn = sfn;
    this.sns = sns;
    this.s3 = s3;
    this.secrets = secrets;
    this.dynamoDb = dynamoDb;
    this.ssm = ssm;
    this.policySource = policySource;
    this.options = options;
  }

  @Override
  protected StepOutcome advance(StepRequest request) {
    RefreshFile file = read(new RefreshFileObject(s3).resolved(request));
    LockTable locks = new LockTable(dynamoDb, request.lockTable());
    Lock lock = locks.read(file.target().instance());
    Optional<RefreshPlan> mine =
        lock.holder()
            .filter(holder -> holder.owner().equals(request.run().name()))
            .flatMap(Lock.Holder::plan);
    if (mine.isPresent()) {
      return planned(mine.get(), List.of()); // The answer to the call that took the lock was lost.
    }
    LastWords lastWords = new LastWords(sns, secrets, dynamoDb, options, clock());
    LockKeeper keeper =
        new LockKeeper(rds, sfn, lastWords, secrets, dynamoDb, ssm, request.lockTable(), clock());
    Duration elapsed = Duration.between(request.startedAt(), clock().instant());
    return keeper.obstacle(lock, elapsed).orElseGet(() -> plan(request, file, locks, lock));
  }

  private static RefreshFile read(ObjectNode input) {
    String name = input.path("launch").path("file").asText("execution input");
    try {
      return new RefreshFileReader()
          .readInput(name, input.toString().getBytes(StandardCharsets.UTF_8));
    } catch (InvalidRefreshFileException e) {
      throw new StepFailedException(StepError.INVALID_REFRESH_FILE, String.valueOf(e.getMessage()));
    }
  }

  private StepOutcome plan(StepRequest request, RefreshFile file, LockTable locks, Lock lock) {
    Survey survey = new Survey(rds, file);
    survey.references(new ReferenceCheck(s3, sns, secrets, dynamoDb, survey.findings()));
    file.scripts().flatMap(Scripts::host).ifPresent(tag -> checkHost(tag, survey.findings()));
    DirectionPolicy policy = new PolicyObject(s3, policySource).policy();
    DirectionCheck direction =
        new DirectionCheck(rds, file, policy, request.run(), survey.findings());
    direction.look();
    Optional<String> adopts =
        new Resumption(rds, sfn, file, request.run(), survey.findings()).adopts();
    Optional<StepOutcome> refusal = survey.findings().refusal(file);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    RefreshPlan plan =
        survey.plan(request.run().name(), lock.fence() + 1, direction.safety(adopts));
    return locks.acquire(lock, plan, request.run(), clock().instant())
        ? planned(plan, survey.notes())
        : StepOutcome.inProgress("the lock of " + lock.target() + " has just changed");
  }

  private void checkHost(InstanceTag tag, Findings findings) {
    List<String> instances = new ScriptsHost(ssm).online(tag);
    if (instances.size() != 1) {
      findings.notFound("/runscripts/ec2tag", ScriptsHost.notOne(tag, instances));
    }
  }

  private static StepOutcome planned(RefreshPlan plan, List<String> notes) {
    ObjectNode result = StepJson.mapper().createObjectNode();
    result.set("plan", StepJson.mapper().valueToTree(plan));
    notes.forEach(result.putArray("notes")::add);
    String target = plan.target().names().identifier();
    String old =
        !plan.target().existed()
            ? "; there is no " + target + " yet"
            : plan.target().deleteFirst()
                ? "; the old one is deleted before it takes its name"
                : "; the old one is set aside and deleted at the end";
    return StepOutcome.done(
        "%s is going to be a refreshed copy of %s (%s)%s%s"
            .formatted(
                target,
                plan.source().identifier(),
                plan.restore().type().word(),
                old,
                notes.stream().map("; "::concat).collect(Collectors.joining())),
        result);
  }
}

package io.dbrefresh.lambdas.scripts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.lambdas.lock.Lock;
import io.dbrefresh.lambdas.lock.LockTable;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.step.Run;
import io.dbrefresh.statemachine.step.Step;
import io.dbrefresh.statemachine.step.StepError;
import io.dbrefresh.statemachine.step.StepJson;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToIntBiFunction;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The program that Run Command starts on an EC2 instance: runs the scripts of one phase as the
 * function does, without its limit of 15 minutes. It reads the plan from the lock and the password
 * from Secrets Manager, both with the instance's own role, and says in its last line how it ended.
 */
public final class ScriptsOnInstance implements ToIntBiFunction<List<String>, PrintStream> {
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final int MOST_FAILURES = 10;

  private final DynamoDbClient dynamoDb;
  private final ScriptsTask task;
  private final Clock clock;

  private ScriptsOnInstance(Clients clients) {
    this(clients.rds(), clients.s3(), clients.secrets(), clients.dynamoDb(), Clock.systemUTC());
  }

  ScriptsOnInstance(
      RdsClient rds,
      S3Client s3,
      SecretsManagerClient secrets,
      DynamoDbClient dynamoDb,
      Clock clock) {
    this.dynamoDb = dynamoDb;
    this.task = new ScriptsTask(rds, s3, secrets, dynamoDb, clock);
    this.clock = clock;
  }

  /** Arguments: lock table, target, run, phase. Exit status 0 when all scripts have run. */
  public static void main(String[] arguments) {
    System.exit(new ScriptsOnInstance(new Clients()).applyAsInt(List.of(arguments), System.out));
  }

  @Override
  public int applyAsInt(List<String> arguments, PrintStream out) {
    StepOutcome outcome = outcome(arguments);
    ObjectNode said = StepJson.encode(outcome, 0);
    said.remove("result"); // The report is noted with the lock; output has 24,000 characters.
    out.println(said);
    return outcome instanceof StepOutcome.Done ? 0 : 1;
  }

  private StepOutcome outcome(List<String> arguments) {
    if (arguments.size() != 4) {
      throw new IllegalArgumentException("Arguments: LOCK-TABLE TARGET RUN PRE|POST");
    }
    Phase phase = Phase.valueOf(arguments.get(3));
    String run = arguments.get(2);
    Lock lock = new LockTable(dynamoDb, arguments.get(0)).read(arguments.get(1));
    Optional<RefreshPlan> plan =
        lock.holder().filter(holder -> holder.owner().equals(run)).flatMap(Lock.Holder::plan);
    if (plan.isEmpty()) {
      return StepOutcome.failed(
          StepError.TARGET_LOCKED,
          "The lock of %s is not that of %s".formatted(arguments.get(1), run));
    }
    return run(request(arguments.get(0), lock, plan.get(), phase), phase);
  }

  private StepRequest request(String lockTable, Lock lock, RefreshPlan plan, Phase phase) {
    Instant now = clock.instant();
    String arn = lock.holder().map(Lock.Holder::executionArn).orElse("");
    return new StepRequest(
        (phase == Phase.PRE ? Step.RUN_PRE_SCRIPTS : Step.RUN_SCRIPTS).state(),
        new Run(plan.run(), arn, now),
        lockTable,
        Optional.of(plan),
        Optional.empty(),
        StepJson.mapper().createObjectNode(),
        Optional.empty(),
        now,
        StepJson.mapper().createObjectNode());
  }

  private StepOutcome run(StepRequest request, Phase phase) {
    for (int failures = 0; ; LockSupport.parkNanos(PAUSE.toNanos())) {
      try {
        StepOutcome outcome = task.advance(request, phase, null);
        if (!(outcome instanceof StepOutcome.InProgress)) {
          return outcome;
        }
        failures = 0;
        if (Thread.currentThread().isInterrupted()) {
          return StepOutcome.failed(StepError.SCRIPT_FAILED, "the command was cancelled");
        }
      } catch (StepFailedException e) {
        return e.outcome();
      } catch (SdkException e) {
        if (++failures == MOST_FAILURES) {
          return StepOutcome.failed(StepError.SCRIPT_FAILED, "AWS: " + e.getMessage());
        }
      }
    }
  }
}

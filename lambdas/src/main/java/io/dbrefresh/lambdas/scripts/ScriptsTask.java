package io.dbrefresh.lambdas.scripts;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.lambdas.log.TaskLog;
import io.dbrefresh.lambdas.log.Topic;
import io.dbrefresh.lambdas.rds.Database;
import io.dbrefresh.lambdas.rds.World;
import io.dbrefresh.lambdas.sql.Login;
import io.dbrefresh.lambdas.sql.Logins;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.plan.Scripts;
import io.dbrefresh.statemachine.step.StepError;
import io.dbrefresh.statemachine.step.StepJson;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** What both phases have in common: runs the scripts of one phase, one after the other. */
final class ScriptsTask {
  private final RdsClient rds;
  private final S3Client s3;
  private final SecretsManagerClient secrets;
  private final DynamoDbClient dynamoDb;
  private final Clock clock;
  private final Logins logins = new Logins(System.getenv());

  ScriptsTask(
      RdsClient rds,
      S3Client s3,
      SecretsManagerClient secrets,
      DynamoDbClient dynamoDb,
      Clock clock) {
    this.rds = rds;
    this.s3 = s3;
    this.secrets = secrets;
    this.dynamoDb = dynamoDb;
    this.clock = clock;
  }

  StepOutcome advance(StepRequest request, Phase phase, @Nullable Context context) {
    RefreshPlan plan = request.requirePlan();
    if (plan.scripts().isEmpty()) {
      return StepOutcome.done("The refresh file names no scripts");
    }
    World world = World.of(plan, rds, dynamoDb, request.lockTable());
    world.guard().checkLock();
    Notes notes = new Notes(world.locks(), plan);
    Database database = phase.database(world);
    Optional<StepOutcome> unsettled =
        world.databases().unsettled(database, StepJson.mapper().createObjectNode());
    if (unsettled.isPresent()) {
      return unsettled.get();
    }
    PhaseRun run = phaseRun(plan, phase, database);
    Optional<ObjectNode> noted = notes.result(phase);
    if (noted.isEmpty()) {
      PhaseRun.Standing standing =
          advance(run, phase, context, TaskLog.of(Topic.of(request), context, clock));
      if (standing.reports().isEmpty()) {
        return StepOutcome.inProgress(standing.waiting());
      }
      noted = Optional.of(Reports.result(standing.reports().get()));
      notes.note(phase, noted.get());
    }
    clear(run);
    return done(noted.get());
  }

  private static StepOutcome done(ObjectNode result) {
    int count = result.path("scripts").size();
    return StepOutcome.done(
        count == 1 ? "one script has run" : count + " scripts have run", result);
  }

  private PhaseRun phaseRun(RefreshPlan plan, Phase phase, Database database) {
    Login login = phase.login(plan, database, secrets).orElseThrow(() -> noLogin(plan));
    Scripts scripts = plan.scripts().orElseThrow();
    return new PhaseRun(
        logins,
        login,
        new Marks(login.dialect(), plan.run(), phase),
        phase.files(scripts),
        new ScriptStore(s3, scripts.bucket(), scripts.prefix()),
        scripts::key,
        clock);
  }

  private PhaseRun.Standing advance(
      PhaseRun run, Phase phase, @Nullable Context context, TaskLog log) {
    IntSupplier millis =
        context == null ? () -> Integer.MAX_VALUE : context::getRemainingTimeInMillis;
    try {
      return run.advance(TimeLeft.of(millis), line -> log.info("a statement of a script", line));
    } catch (ScriptFailedException e) {
      if (phase == Phase.PRE) {
        clear(run);
      }
      throw new StepFailedException(StepError.SCRIPT_FAILED, String.valueOf(e.getMessage()));
    } catch (SQLException e) {
      String said = "%s: %s".formatted(phase.name().toLowerCase(Locale.ROOT), e.getMessage());
      if (isRefusal(e)) {
        throw new StepFailedException(
            StepError.SCRIPT_FAILED, "the database takes no marks of scripts, " + said);
      }
      return PhaseRun.Standing.waiting("the database does not answer, " + said);
    } catch (IOException e) {
      return PhaseRun.Standing.waiting("S3 does not answer: " + e.getMessage());
    }
  }

  /** SQLState's class 42: the user may not do it, however often it is tried. */
  private static boolean isRefusal(SQLException e) {
    return String.valueOf(e.getSQLState()).startsWith("42");
  }

  /** The marks are of no use any more; where they stay, they do no harm. */
  private static void clear(PhaseRun run) {
    try {
      run.clear();
    } catch (SQLException e) {
      return;
    }
  }

  private static StepFailedException noLogin(RefreshPlan plan) {
    return new StepFailedException(
        StepError.NOT_ALLOWED, "Scripts cannot be run on " + plan.source().engine());
  }
}

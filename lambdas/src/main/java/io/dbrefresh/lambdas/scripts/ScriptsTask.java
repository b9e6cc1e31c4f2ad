package io.dbrefresh.lambdas.scripts;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.lambdas.lock.Lock;
import io.dbrefresh.lambdas.rds.Database;
import io.dbrefresh.lambdas.rds.World;
import io.dbrefresh.lambdas.sql.Login;
import io.dbrefresh.lambdas.sql.Logins;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.plan.ScriptFile;
import io.dbrefresh.statemachine.plan.Scripts;
import io.dbrefresh.statemachine.step.StepError;
import io.dbrefresh.statemachine.step.StepJson;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** What both phases have in common: runs the scripts of one phase, one after the other. */
final class ScriptsTask {
  /** No script is begun with less time than this left; Lambda ends a function after 15 minutes. */
  private static final int MILLIS_TO_BEGIN = 60_000;

  /** With less time than this left a script is rolled back, which leaves time to say so. */
  private static final int MILLIS_TO_GIVE_UP = 15_000;

  private final RdsClient rds;
  private final S3Client s3;
  private final SecretsManagerClient secrets;
  private final DynamoDbClient dynamoDb;
  private final Clock clock;
  private final Logins logins = new Logins(System.getenv());

  ScriptsTask(Clients clients) {
    this(clients.rds(), clients.s3(), clients.secrets(), clients.dynamoDb(), Clock.systemUTC());
  }

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
    IntSupplier millisLeft =
        context == null ? () -> Integer.MAX_VALUE : context::getRemainingTimeInMillis;
    RefreshPlan plan = request.requirePlan();
    Optional<Scripts> scripts = plan.scripts();
    if (scripts.isEmpty()) {
      return StepOutcome.done("The refresh file names no scripts");
    }
    World world = World.of(plan, rds, dynamoDb, request.lockTable());
    world.guard().checkLock();
    ArrayNode reports = finished(world, phase);
    List<ScriptFile> files = phase.files(scripts.get());
    for (int next = reports.size(); next < files.size(); next++) {
      ScriptFile file = files.get(next);
      if (millisLeft.getAsInt() < MILLIS_TO_BEGIN) {
        return StepOutcome.inProgress(file.name() + " is next", progress(next));
      }
      Optional<StepOutcome> obstacle = run(world, phase, file, millisLeft, reports);
      if (obstacle.isPresent()) {
        return obstacle.get();
      }
      world.locks().scripts(plan, reports.toString());
    }
    ObjectNode result = StepJson.mapper().createObjectNode();
    result.set("scripts", reports);
    return StepOutcome.done(
        reports.size() == 1 ? "one script has run" : reports.size() + " scripts have run", result);
  }

  private static ObjectNode progress(int next) {
    return StepJson.mapper().createObjectNode().put("next", next);
  }

  private static ArrayNode finished(World world, Phase phase) {
    String noted = world.locks().held(world.plan()).map(Lock.Holder::scripts).orElse("[]");
    ArrayNode mine = StepJson.mapper().createArrayNode();
    try {
      for (JsonNode report : StepJson.mapper().readTree(noted)) {
        if (report.path("phase").asText().equals(phase.name())) {
          mine.add(report);
        }
      }
      return mine;
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("The lock's note of finished scripts is no JSON", e);
    }
  }

  private Optional<StepOutcome> run(
      World world, Phase phase, ScriptFile file, IntSupplier millisLeft, ArrayNode reports) {
    RefreshPlan plan = world.plan();
    Database database = phase.database(world);
    Optional<StepOutcome> unsettled =
        world.databases().unsettled(database, progress(reports.size()));
    if (unsettled.isPresent()) {
      return unsettled;
    }
    Login login = phase.login(plan, database, secrets).orElseThrow(() -> noLogin(plan));
    Scripts scripts = plan.scripts().orElseThrow();
    try (Connection connection = logins.connect(login)) {
      ScriptRun run =
          new ScriptRun(
              connection, login.dialect(), clock, () -> millisLeft.getAsInt() < MILLIS_TO_GIVE_UP);
      try (InputStream script =
          new ScriptStore(s3, scripts.bucket(), scripts.prefix()).open(file)) {
        ObjectNode report = StepJson.mapper().valueToTree(run.run(scripts.key(file), script));
        reports.add(report.put("phase", phase.name()));
      }
      return Optional.empty();
    } catch (ScriptFailedException e) {
      throw new StepFailedException(StepError.SCRIPT_FAILED, String.valueOf(e.getMessage()));
    } catch (SQLException e) {
      return Optional.of(
          StepOutcome.inProgress(
              "%s does not answer: %s".formatted(login, e.getMessage()), progress(reports.size())));
    } catch (IOException e) {
      throw new UncheckedIOException("Reading " + scripts.key(file), e);
    }
  }

  private static StepFailedException noLogin(RefreshPlan plan) {
    return new StepFailedException(
        StepError.NOT_ALLOWED, "Scripts cannot be run on " + plan.source().engine());
  }
}

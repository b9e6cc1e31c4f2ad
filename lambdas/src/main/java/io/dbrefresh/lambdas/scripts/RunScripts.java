package io.dbrefresh.lambdas.scripts;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.lambdas.StepHandler;
import io.dbrefresh.lambdas.credentials.MasterSecret;
import io.dbrefresh.lambdas.lock.Lock;
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
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Runs the SQL scripts on the temp database, one after the other, each in one transaction. The lock
 * remembers which are finished, so none runs twice after a lost answer.
 */
public final class RunScripts extends StepHandler {
  /** No script is begun with less time than this left; Lambda ends a function after 15 minutes. */
  private static final int MILLIS_TO_BEGIN = 60_000;

  /** With less time than this left a script is rolled back, which leaves time to say so. */
  private static final int MILLIS_TO_GIVE_UP = 15_000;

  private final RdsClient rds;
  private final S3Client s3;
  private final SecretsManagerClient secrets;
  private final DynamoDbClient dynamoDb;
  private final Logins logins;

  /** On AWS. */
  public RunScripts() {
    this(new Clients());
  }

  private RunScripts(Clients clients) {
    this(clients.rds(), clients.s3(), clients.secrets(), clients.dynamoDb(), Clock.systemUTC());
  }

  RunScripts(
      RdsClient rds,
      S3Client s3,
      SecretsManagerClient secrets,
      DynamoDbClient dynamoDb,
      Clock clock) {
    super(clock);
    this.rds = rds;
    this.s3 = s3;
    this.secrets = secrets;
    this.dynamoDb = dynamoDb;
    this.logins = new Logins(System.getenv());
  }

  @Override
  protected StepOutcome advance(StepRequest request) {
    return advance(request, () -> Integer.MAX_VALUE);
  }

  @Override
  protected StepOutcome advance(StepRequest request, @Nullable Context context) {
    return context == null ? advance(request) : advance(request, context::getRemainingTimeInMillis);
  }

  private StepOutcome advance(StepRequest request, IntSupplier millisLeft) {
    RefreshPlan plan = request.requirePlan();
    Optional<Scripts> scripts = plan.scripts();
    if (scripts.isEmpty()) {
      return StepOutcome.done("The refresh file names no scripts");
    }
    World world = World.of(plan, rds, dynamoDb, request.lockTable());
    world.guard().checkLock();
    ArrayNode reports = finished(world);
    for (int next = reports.size(); next < scripts.get().keys().size(); next++) {
      String key = scripts.get().keys().get(next);
      if (millisLeft.getAsInt() < MILLIS_TO_BEGIN) {
        return StepOutcome.inProgress(key + " is next", progress(next));
      }
      Optional<StepOutcome> obstacle = run(world, scripts.get().bucket(), key, millisLeft, reports);
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

  private static ArrayNode finished(World world) {
    String noted = world.locks().held(world.plan()).map(Lock.Holder::scripts).orElse("[]");
    try {
      JsonNode reports = StepJson.mapper().readTree(noted);
      return reports instanceof ArrayNode array ? array : StepJson.mapper().createArrayNode();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("The lock's note of finished scripts is no JSON", e);
    }
  }

  private Optional<StepOutcome> run(
      World world, String bucket, String key, IntSupplier millisLeft, ArrayNode reports) {
    RefreshPlan plan = world.plan();
    Database temp = temp(world);
    Optional<StepOutcome> unsettled = world.databases().unsettled(temp, progress(reports.size()));
    if (unsettled.isPresent()) {
      return unsettled;
    }
    Login login = Login.ofMaster(plan, temp, password(plan)).orElseThrow(() -> noLogin(plan));
    try (Connection connection = logins.connect(login)) {
      ScriptRun run =
          new ScriptRun(
              connection,
              login.dialect(),
              clock(),
              () -> millisLeft.getAsInt() < MILLIS_TO_GIVE_UP);
      try (InputStream script = open(bucket, key)) {
        reports.addPOJO(StepJson.mapper().valueToTree(run.run(key, script)));
      }
      return Optional.empty();
    } catch (ScriptFailedException e) {
      throw new StepFailedException(StepError.SCRIPT_FAILED, String.valueOf(e.getMessage()));
    } catch (SQLException e) {
      return Optional.of(
          StepOutcome.inProgress(
              "%s does not answer: %s".formatted(login, e.getMessage()), progress(reports.size())));
    } catch (IOException e) {
      throw new UncheckedIOException("Reading s3://" + bucket + "/" + key, e);
    }
  }

  private InputStream open(String bucket, String key) {
    return s3.getObject(get -> get.bucket(bucket).key(key));
  }

  private static Database temp(World world) {
    return world
        .databases()
        .find(world.plan().target().temp())
        .filter(database -> database.isOf(world.plan()))
        .orElseThrow(
            () ->
                new StepFailedException(
                    StepError.NOT_FOUND,
                    world.plan().target().temp().identifier()
                        + ", which this run restored, is gone"));
  }

  private String password(RefreshPlan plan) {
    return MasterSecret.of(secrets, plan)
        .flatMap(MasterSecret::password)
        .orElseThrow(
            () ->
                new StepFailedException(
                    StepError.NOT_FOUND,
                    "There is no password to run scripts with: no password step has set one, and "
                        + "the secret has none"));
  }

  private static StepFailedException noLogin(RefreshPlan plan) {
    return new StepFailedException(
        StepError.NOT_ALLOWED, "Scripts cannot be run on " + plan.source().engine());
  }
}

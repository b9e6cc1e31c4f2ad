package io.dbrefresh.lambdas.preserve;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.lambdas.StepHandler;
import io.dbrefresh.lambdas.credentials.OldLogin;
import io.dbrefresh.lambdas.credentials.TempLogin;
import io.dbrefresh.lambdas.rds.Database;
import io.dbrefresh.lambdas.rds.World;
import io.dbrefresh.lambdas.sql.Login;
import io.dbrefresh.lambdas.sql.Logins;
import io.dbrefresh.lambdas.sql.SqlWords;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import io.dbrefresh.statemachine.step.WaitingClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Carries tables and rows of the old target over into the temp database, behind the scripts. */
public final class Preserve extends StepHandler {
  private final RdsClient rds;
  private final SecretsManagerClient secrets;
  private final DynamoDbClient dynamoDb;
  private final Logins logins;

  /** On AWS. */
  public Preserve() {
    this(new Clients());
  }

  private Preserve(Clients clients) {
    this(clients.rds(), clients.secrets(), clients.dynamoDb(), WaitingClock.system());
  }

  Preserve(
      RdsClient rds, SecretsManagerClient secrets, DynamoDbClient dynamoDb, WaitingClock clock) {
    super(clock);
    this.rds = rds;
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
    if (plan.preserved().isEmpty()) {
      return StepOutcome.done("The refresh file names no tables to preserve");
    }
    if (!plan.target().existed()) {
      return StepOutcome.done(
          "there is no old " + plan.target().names().identifier() + "; nothing to carry over");
    }
    World world = World.of(plan, rds, dynamoDb, request.lockTable());
    world.guard().checkLock();
    Database temp = TempLogin.database(world);
    Database old = OldLogin.database(world);
    world.guard().check(temp);
    for (Database database : List.of(temp, old)) {
      Optional<StepOutcome> unsettled = world.databases().unsettled(database, request.progress());
      if (unsettled.isPresent()) {
        return unsettled.get();
      }
    }
    Login into = TempLogin.of(plan, temp, secrets);
    return carry(plan, OldLogin.of(plan, old, secrets), into, millisLeft);
  }

  private StepOutcome carry(RefreshPlan plan, Login from, Login into, IntSupplier millisLeft) {
    try (Connection old = logins.connectToRead(from);
        Connection temp = logins.connectToLoad(into);
        Deadline deadline = new Deadline(millisLeft, old, temp)) {
      ObjectNode result = new Carrying(old, temp, into.dialect(), deadline).carry(plan.preserved());
      return StepOutcome.done(sentence(result), result);
    } catch (SQLException e) {
      return StepOutcome.inProgress(
          "%s or %s does not answer: %s".formatted(from, into, SqlWords.of(e)));
    }
  }

  private static String sentence(ObjectNode result) {
    List<String> tables = new ArrayList<>();
    for (JsonNode table : result.path("tables")) {
      String left = table.has("leftOut") ? ", without columns that the new table has not" : "";
      tables.add(
          table.has("after")
              ? "%s %d → %d rows%s"
                  .formatted(
                      table.path("table").asText(),
                      table.path("before").asLong(),
                      table.path("after").asLong(),
                      left)
              : table.path("table").asText() + " is not in the old target");
    }
    return "carried over: " + String.join(", ", tables);
  }
}

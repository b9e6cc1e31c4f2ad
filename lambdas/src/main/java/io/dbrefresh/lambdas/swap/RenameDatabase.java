package io.dbrefresh.lambdas.swap;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.lambdas.StepHandler;
import io.dbrefresh.lambdas.rds.Address;
import io.dbrefresh.lambdas.rds.Database;
import io.dbrefresh.lambdas.rds.World;
import io.dbrefresh.lambdas.sql.Logins;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import io.dbrefresh.statemachine.step.WaitingClock;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Gives the new database the target's name and ends the swap: when it answers SQL there, it stays,
 * and the secret's {@code AWSCURRENT} becomes its password.
 */
public final class RenameDatabase extends StepHandler {
  private static final String AVAILABLE_AT = "availableAt";

  private final RdsClient rds;
  private final SecretsManagerClient secrets;
  private final DynamoDbClient dynamoDb;
  private final SqlAnswer sql;

  /** On AWS. */
  public RenameDatabase() {
    this(new Clients());
  }

  private RenameDatabase(Clients clients) {
    this(clients.rds(), clients.secrets(), clients.dynamoDb(), WaitingClock.system());
  }

  RenameDatabase(
      RdsClient rds, SecretsManagerClient secrets, DynamoDbClient dynamoDb, WaitingClock clock) {
    super(clock);
    this.rds = rds;
    this.secrets = secrets;
    this.dynamoDb = dynamoDb;
    this.sql = new SqlAnswer(secrets, new Logins(System.getenv()));
  }

  @Override
  protected StepOutcome advance(StepRequest request) {
    RefreshPlan plan = request.requirePlan();
    World world = World.of(plan, rds, dynamoDb, request.lockTable());
    NewDatabase fresh = new NewDatabase(world, secrets);
    Optional<String> moving = fresh.takeInstanceName();
    Optional<Database> database = fresh.inPlace();
    if (moving.isPresent() || database.isEmpty()) {
      return StepOutcome.inProgress(
          moving.orElse(plan.target().names().identifier() + " does not answer to its name yet"),
          request.progress());
    }
    Optional<String> silent = sql.of(database.get(), plan);
    if (silent.isPresent()) {
      return StepOutcome.inProgress(silent.get(), request.progress());
    }
    return settle(fresh, database.get(), request);
  }

  private StepOutcome settle(NewDatabase fresh, Database database, StepRequest request) {
    ObjectNode times = request.progress().deepCopy();
    if (!times.has(AVAILABLE_AT)) {
      times.put(AVAILABLE_AT, clock().instant().toString());
    }
    fresh.stays();
    Optional<String> finishing = fresh.finish(database);
    if (finishing.isPresent()) {
      return StepOutcome.inProgress(finishing.get(), times);
    }
    ObjectNode result = times.deepCopy();
    Optional<Address> address = database.address();
    address.ifPresent(at -> result.put("endpoint", at.host()).put("port", at.port()));
    return StepOutcome.done(
        database.identifier()
            + " answers with the new database"
            + address.map(at -> " at %s:%d".formatted(at.host(), at.port())).orElse(""),
        result);
  }
}

package io.dbrefresh.lambdas.roles;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.lambdas.StepHandler;
import io.dbrefresh.lambdas.credentials.TempLogin;
import io.dbrefresh.lambdas.rds.Database;
import io.dbrefresh.lambdas.rds.World;
import io.dbrefresh.lambdas.sql.Login;
import io.dbrefresh.lambdas.sql.Logins;
import io.dbrefresh.lambdas.sql.SqlWords;
import io.dbrefresh.statemachine.plan.DatabaseRoles;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.step.StepError;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import io.dbrefresh.statemachine.step.WaitingClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * State {@code roles}: the application and its migrations can log in to temp and work, before it
 * takes the target's name.
 */
public final class Roles extends StepHandler {
  /** A policy or a setting of RDS may take a while until it counts. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** What the record shows of the statements that have changed something. */
  private static final int MOST_STATEMENTS = 40;

  private static final int LONGEST_STATEMENT = 200;

  private final RdsClient rds;
  private final IamClient iam;
  private final SecretsManagerClient secrets;
  private final DynamoDbClient dynamoDb;
  private final Logins logins;

  /** On AWS. */
  public Roles() {
    this(new Clients());
  }

  private Roles(Clients clients) {
    this(
        clients.rds(), clients.iam(), clients.secrets(), clients.dynamoDb(), WaitingClock.system());
  }

  Roles(
      RdsClient rds,
      IamClient iam,
      SecretsManagerClient secrets,
      DynamoDbClient dynamoDb,
      WaitingClock clock) {
    super(clock);
    this.rds = rds;
    this.iam = iam;
    this.secrets = secrets;
    this.dynamoDb = dynamoDb;
    this.logins = new Logins(System.getenv());
  }

  @Override
  protected StepOutcome advance(StepRequest request) {
    RefreshPlan plan = request.requirePlan();
    if (plan.roles().isEmpty()) {
      return StepOutcome.done("The refresh file asks for no roles");
    }
    World world = World.of(plan, rds, dynamoDb, request.lockTable());
    world.guard().checkLock();
    Database temp = TempLogin.database(world);
    Optional<StepOutcome> unsettled = world.databases().unsettled(temp, request.progress());
    if (unsettled.isPresent()) {
      return unsettled.get();
    }
    Login master = TempLogin.of(plan, temp, secrets);
    try {
      return bring(withDatabase(master, plan.roles().get()), temp, plan.roles().get());
    } catch (SQLException e) {
      return StepOutcome.inProgress("%s: %s".formatted(master, SqlWords.of(e)), request.progress());
    } catch (TokenRefusedException e) {
      return refused(e, request);
    }
  }

  private static Login withDatabase(Login master, DatabaseRoles roles) {
    return new Login(
        master.dialect(),
        master.address(),
        roles.database().or(master::database),
        master.user(),
        master.password());
  }

  private StepOutcome bring(Login master, Database temp, DatabaseRoles roles) throws SQLException {
    List<String> changes;
    try (Connection connection = logins.connect(master)) {
      changes = new Management(connection, roles).manage();
    }
    int policies = new ConnectPolicies(iam, rds).bring(temp, roles);
    new RoleCheck(new TokenLogins(rds, logins, master.address(), master.database()), roles).check();
    return StepOutcome.done(
        "%s and %s log in with IAM tokens and work in the schema %s; what differed: %d in the database, %d IAM policies"
            .formatted(roles.app(), roles.migrator(), roles.schema(), changes.size(), policies),
        result(changes, policies));
  }

  private static ObjectNode result(List<String> changes, int policies) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("policiesChanged", policies).put("statementsRun", changes.size());
    ArrayNode statements = result.putArray("statements");
    changes.stream().limit(MOST_STATEMENTS).map(Roles::shortened).forEach(statements::add);
    return result;
  }

  /** A statement may name hundreds of tables. */
  private static String shortened(String statement) {
    return statement.length() <= LONGEST_STATEMENT
        ? statement
        : statement.substring(0, LONGEST_STATEMENT) + "…";
  }

  private StepOutcome refused(TokenRefusedException e, StepRequest request) {
    Duration waited = Duration.between(request.startedAt(), clock().instant());
    return waited.compareTo(PATIENCE) >= 0
        ? StepOutcome.failed(StepError.ROLES_WRONG, String.valueOf(e.getMessage()))
        : StepOutcome.inProgress(String.valueOf(e.getMessage()), request.progress());
  }
}

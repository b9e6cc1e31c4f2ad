package io.dbrefresh.lambdas.roles;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.lambdas.rds.Database;
import io.dbrefresh.lambdas.rds.Databases;
import io.dbrefresh.lambdas.rds.Kind;
import io.dbrefresh.lambdas.sql.Dialect;
import io.dbrefresh.lambdas.sql.Login;
import io.dbrefresh.lambdas.sql.Logins;
import io.dbrefresh.lambdas.sql.SqlWords;
import io.dbrefresh.statemachine.step.StepError;
import io.dbrefresh.statemachine.step.StepJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The role manager of one database, which its environment names (see {@link ManagedDatabase}). The
 * event is {@code {"action": "manage" | "check", "config": {"superuser_extensions": {"citext":
 * true}}}}. {@code manage} brings roles, grants, extensions and IAM policies to what the
 * application needs, changes nothing when they are so already, and answers what there is; {@code
 * check} logs in as the application does and answers {@code {"success": true}}, or fails with the
 * first thing that is wrong.
 */
public final class RoleManager implements RequestStreamHandler {
  private final RdsClient rds;
  private final IamClient iam;
  private final SecretsManagerClient secrets;
  private final Map<String, String> environment;
  private final Logins logins;

  /** On AWS. */
  public RoleManager() {
    this(new Clients());
  }

  private RoleManager(Clients clients) {
    this(clients.rds(), clients.iam(), clients.secrets(), System.getenv());
  }

  RoleManager(
      RdsClient rds, IamClient iam, SecretsManagerClient secrets, Map<String, String> environment) {
    this.rds = rds;
    this.iam = iam;
    this.secrets = secrets;
    this.environment = Map.copyOf(environment);
    this.logins = new Logins(environment);
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, @Nullable Context context)
      throws IOException {
    ManagerEvent asked = ManagerEvent.of(StepJson.mapper().readTree(event));
    ManagedDatabase database = ManagedDatabase.of(environment, asked.extensions());
    try {
      StepJson.mapper()
          .writeValue(
              answer,
              asked.action() == ManagerEvent.Action.CHECK
                  ? check(database)
                  : manage(database, Optional.ofNullable(context)));
    } catch (SQLException e) {
      throw new StepFailedException(
          StepError.ROLES_WRONG,
          "%s at %s:%d: %s"
              .formatted(
                  database.name(),
                  database.address().host(),
                  database.address().port(),
                  SqlWords.of(e)));
    }
  }

  private ObjectNode manage(ManagedDatabase database, Optional<Context> context)
      throws SQLException, IOException {
    Login master =
        new Login(
            Dialect.POSTGRESQL,
            database.address(),
            Optional.of(database.name()),
            database.master(),
            password(database.secretArn()));
    try (Connection connection = logins.connect(master)) {
      List<String> changes = new Management(connection, database.roles()).manage();
      context.ifPresent(running -> changes.forEach(change -> running.getLogger().log(change)));
      database
          .identifier()
          .ifPresent(id -> new ConnectPolicies(iam, rds).bring(described(id), database.roles()));
      return new RoleReport(connection).read();
    }
  }

  private ObjectNode check(ManagedDatabase database) throws SQLException {
    TokenLogins tokens =
        new TokenLogins(rds, logins, database.address(), Optional.of(database.name()));
    new RoleCheck(tokens, database.roles()).check();
    return JsonNodeFactory.instance.objectNode().put("success", true);
  }

  private Database described(String identifier) {
    Databases databases = new Databases(rds);
    return databases
        .find(Kind.CLUSTER, identifier)
        .or(() -> databases.find(Kind.INSTANCE, identifier))
        .orElseThrow(
            () ->
                new StepFailedException(
                    StepError.NOT_FOUND, "No cluster or instance is called " + identifier));
  }

  private String password(String secretArn) throws JsonProcessingException {
    JsonNode value =
        StepJson.mapper()
            .readTree(secrets.getSecretValue(get -> get.secretId(secretArn)).secretString());
    return Optional.ofNullable(value.path("password").textValue())
        .orElseThrow(
            () ->
                new StepFailedException(
                    StepError.NOT_FOUND, "The secret " + secretArn + " has no password"));
  }
}

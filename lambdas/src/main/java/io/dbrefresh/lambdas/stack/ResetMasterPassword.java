package io.dbrefresh.lambdas.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.lambdas.rds.Address;
import io.dbrefresh.lambdas.sql.Answer;
import io.dbrefresh.lambdas.sql.Dialect;
import io.dbrefresh.lambdas.sql.Login;
import io.dbrefresh.lambdas.sql.Logins;
import io.dbrefresh.statemachine.step.StepJson;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * {@code Custom::MasterPassword} with {@code Cluster} and {@code Secret}: a cluster that was
 * restored from a snapshot has the password of the snapshot's time, and CloudFormation sets no
 * other; this gives it the secret's, and answers when a login with it works.
 */
public final class ResetMasterPassword extends StackResource {
  private final RdsClient rds;
  private final SecretsManagerClient secrets;
  private final Logins logins = new Logins(System.getenv());

  /** On AWS. */
  public ResetMasterPassword() {
    this(new Clients());
  }

  private ResetMasterPassword(Clients clients) {
    this(clients.rds(), clients.secrets());
  }

  /** With these services. */
  public ResetMasterPassword(RdsClient rds, SecretsManagerClient secrets) {
    this.rds = rds;
    this.secrets = secrets;
  }

  @Override
  Made make(StackRequest request) {
    DBCluster cluster = StackClusters.of(rds, request);
    String name = cluster.dbClusterIdentifier();
    Login login = login(cluster, request.required("Secret"));
    if (!logins.probe(login).isWelcome()) {
      rds.modifyDBCluster(
          it ->
              it.dbClusterIdentifier(name)
                  .masterUserPassword(login.password())
                  .applyImmediately(true));
      Patience.until(Answer.class, () -> logins.probe(login), Answer::isWelcome);
    }
    return new Made("master-password-of-" + name, Map.of());
  }

  @Override
  void delete(StackRequest request, String physicalId) {
    // The password goes with the cluster.
  }

  private Login login(DBCluster cluster, String secret) {
    JsonNode value = value(secret);
    String user = value.path("username").asText();
    if (!user.equals(cluster.masterUsername())) {
      throw new IllegalArgumentException(
          "The master user of the snapshot is %s; say so in SnapshotUsername"
              .formatted(cluster.masterUsername()));
    }
    return new Login(
        Dialect.of(cluster.engine()).orElseThrow(),
        new Address(cluster.endpoint(), cluster.port()),
        Optional.ofNullable(cluster.databaseName()),
        user,
        value.path("password").asText());
  }

  private JsonNode value(String secret) {
    try {
      return StepJson.mapper()
          .readTree(secrets.getSecretValue(it -> it.secretId(secret)).secretString());
    } catch (JsonProcessingException withTheValue) {
      throw new IllegalArgumentException("The value of " + secret + " is not JSON");
    }
  }
}

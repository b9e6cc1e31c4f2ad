package io.dbrefresh.lambdas.global;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.lambdas.rds.Address;
import io.dbrefresh.lambdas.sql.Dialect;
import io.dbrefresh.lambdas.sql.Login;
import io.dbrefresh.statemachine.step.StepError;
import io.dbrefresh.statemachine.step.StepJson;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** The master user's login, which is one for all sides of a global database. */
final class MasterLogin {
  private static final String DATABASE = "postgres";

  private final String user;
  private final String password;

  private MasterLogin(String user, String password) {
    this.user = user;
    this.password = password;
  }

  /**
   * The login in a secret.
   *
   * @throws StepFailedException when there is none in it
   */
  static MasterLogin read(SecretsManagerClient secrets, String name) {
    try {
      JsonNode value =
          StepJson.mapper()
              .readTree(secrets.getSecretValue(get -> get.secretId(name)).secretString());
      String user = value.path("username").asText("");
      String password = value.path("password").asText("");
      if (user.isEmpty() || password.isEmpty()) {
        throw missing("The secret " + name + " has no username and password");
      }
      return new MasterLogin(user, password);
    } catch (ResourceNotFoundException e) {
      throw missing("There is no secret " + name + " with the master user's login");
    } catch (JsonProcessingException withTheValue) {
      throw missing("The value of the secret " + name + " is not JSON");
    }
  }

  private static StepFailedException missing(String why) {
    return new StepFailedException(StepError.NOT_FOUND, why);
  }

  Login at(Address address) {
    return new Login(Dialect.POSTGRESQL, address, Optional.of(DATABASE), user, password);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return user;
  }
}

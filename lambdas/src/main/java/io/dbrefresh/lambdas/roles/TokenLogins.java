package io.dbrefresh.lambdas.roles;

import io.dbrefresh.lambdas.rds.Address;
import io.dbrefresh.lambdas.sql.Dialect;
import io.dbrefresh.lambdas.sql.Login;
import io.dbrefresh.lambdas.sql.Logins;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;

/**
 * Logs in to a database as the application does: with an IAM token, which counts for 15 minutes
 * ("Connecting to your DB instance using IAM authentication").
 */
final class TokenLogins {
  private final RdsClient rds;
  private final Logins logins;
  private final Address address;
  private final Optional<String> database;

  TokenLogins(RdsClient rds, Logins logins, Address address, Optional<String> database) {
    this.rds = rds;
    this.logins = logins;
    this.address = address;
    this.database = database;
  }

  /**
   * A connection of {@code role}, with auto-commit on.
   *
   * @throws TokenRefusedException when the token does not let it in
   */
  Connection connect(String role) throws SQLException {
    String token =
        rds.utilities()
            .generateAuthenticationToken(
                of -> of.hostname(address.host()).port(address.port()).username(role));
    try {
      return logins.connect(new Login(Dialect.POSTGRESQL, address, database, role, token));
    } catch (SQLException e) {
      if (String.valueOf(e.getSQLState()).startsWith("28")) {
        throw new TokenRefusedException(
            "%s cannot log in with an IAM token: %s. IAM database authentication has to be on, and a policy has to allow rds-db:connect as %s on the database's resource id"
                .formatted(role, String.valueOf(e.getMessage()), role));
      }
      throw e;
    }
  }
}

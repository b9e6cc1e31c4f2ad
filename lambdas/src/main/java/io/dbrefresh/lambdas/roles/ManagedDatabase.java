package io.dbrefresh.lambdas.roles;

import io.dbrefresh.lambdas.rds.Address;
import io.dbrefresh.statemachine.plan.DatabaseRoles;
import java.util.Map;
import java.util.Optional;

/**
 * The database of a role manager, as the function's environment names it.
 *
 * @param master the master user
 * @param secretArn the secret with the master's {@code password}
 * @param identifier of the cluster or instance; empty where IAM policies are not the function's
 * @param roles what is to be in it; extensions come with the event
 */
record ManagedDatabase(
    Address address,
    String name,
    String master,
    String secretArn,
    Optional<String> identifier,
    DatabaseRoles roles) {

  /**
   * Reads {@code DB_HOST}, {@code DB_PORT}, {@code DB_USER}, {@code DB_NAME}, {@code
   * DB_SECRET_ARN}; {@code DB_SCHEMA}, {@code APP_USER} and {@code MIGRATOR_USER}, which may be
   * missing; and where the function brings IAM policies up to date, {@code DB_IDENTIFIER}, {@code
   * APP_POLICY} and {@code MIGRATOR_POLICY}.
   *
   * @throws IllegalStateException which names the variable that is missing or wrong
   */
  static ManagedDatabase of(Map<String, String> environment, Map<String, Boolean> extensions) {
    Optional<String> identifier = value(environment, "DB_IDENTIFIER");
    DatabaseRoles roles =
        new DatabaseRoles(
            Optional.empty(),
            value(environment, "DB_SCHEMA").orElse(DatabaseRoles.SCHEMA),
            value(environment, "APP_USER").orElse(DatabaseRoles.APP),
            value(environment, "MIGRATOR_USER").orElse(DatabaseRoles.MIGRATOR),
            extensions,
            identifier.flatMap(known -> value(environment, "APP_POLICY")),
            identifier.flatMap(known -> value(environment, "MIGRATOR_POLICY")));
    return new ManagedDatabase(
        new Address(required(environment, "DB_HOST"), port(required(environment, "DB_PORT"))),
        required(environment, "DB_NAME"),
        required(environment, "DB_USER"),
        required(environment, "DB_SECRET_ARN"),
        identifier,
        roles);
  }

  private static int port(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalStateException("The variable DB_PORT is no port: " + text, e);
    }
  }

  private static String required(Map<String, String> environment, String name) {
    return value(environment, name)
        .orElseThrow(() -> new IllegalStateException("The variable " + name + " is missing"));
  }

  private static Optional<String> value(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
  }
}

package io.dbrefresh.statemachine.plan;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The roles by which an application and its migrations log in to a PostgreSQL database, with IAM
 * tokens; {@code roles} in the refresh file.
 *
 * @param database the database on the server; empty: the one it was created with
 * @param schema the application's schema
 * @param app the role of the application
 * @param migrator the role of its migrations, which owns the schema
 * @param extensions by name, whether the extension has to be there or must not be
 * @param appPolicy name of the IAM policy that lets principals connect as app; empty: it is
 *     somebody else's
 * @param migratorPolicy the same for migrator
 */
public record DatabaseRoles(
    Optional<String> database,
    String schema,
    String app,
    String migrator,
    Map<String, Boolean> extensions,
    Optional<String> appPolicy,
    Optional<String> migratorPolicy) {
  /** The schema where nobody names one. */
  public static final String SCHEMA = "app";

  /** The application's role where nobody names one. */
  public static final String APP = "app";

  /** The migrations' role where nobody names one. */
  public static final String MIGRATOR = "migrator";

  /** Copies, and sorts the extensions by name. */
  public DatabaseRoles {
    extensions = Collections.unmodifiableMap(new TreeMap<>(extensions));
  }

  /**
   * What the policy is called that lets principals connect to a database as a role.
   *
   * @param database identifier of the cluster (Aurora) or instance (RDS)
   */
  public static String policyName(String database, String role) {
    return database + "-" + role.replaceAll("[^\\w+=,.@-]", "-") + "-connect";
  }
}

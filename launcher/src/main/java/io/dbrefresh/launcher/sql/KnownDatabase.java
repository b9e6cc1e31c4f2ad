package io.dbrefresh.launcher.sql;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An instance or a cluster, as RDS describes it.
 *
 * @param arn its ARN; empty where RDS does not say it
 * @param kind {@code instance} or {@code cluster}
 * @param endpoint its host; empty while it has none
 * @param port 0 while it has none
 * @param names its identifier, and for a cluster and its members those of the others
 * @param role what it is of another database, {@code writer of auposclup}; empty: nothing
 * @param databaseName the database that was made with it; RDS does not always say
 * @param masterSecret the secret in which RDS itself manages the password
 */
public record KnownDatabase(
    String identifier,
    String arn,
    String kind,
    String engine,
    String status,
    String endpoint,
    int port,
    List<String> names,
    String role,
    String masterUser,
    Optional<String> databaseName,
    Optional<String> masterSecret,
    Map<String, String> tags) {

  /** Copies names and tags. */
  public KnownDatabase {
    names = List.copyOf(names);
    tags = Map.copyOf(tags);
  }

  /** Host and port. */
  public String address() {
    return endpoint.isEmpty() ? "" : endpoint + ":" + port;
  }

  /** Its role, and whose refresh made it. */
  public String remark() {
    String run = tags.getOrDefault("refresh-execution", "");
    String made =
        run.isEmpty()
            ? "true".equals(tags.get("refresh")) ? "may be refreshed" : ""
            : "made by " + run;
    return role.isEmpty() || made.isEmpty() ? role + made : role + ", " + made;
  }
}

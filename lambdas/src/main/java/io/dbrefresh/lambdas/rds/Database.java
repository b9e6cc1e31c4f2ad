package io.dbrefresh.lambdas.rds;

import io.dbrefresh.statemachine.plan.RefreshPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An instance or cluster as RDS described it a moment ago.
 *
 * @param resourceId what RDS calls it for ever, whatever its identifier is; empty where unknown
 * @param status the status in RDS's words, such as {@code available} or {@code renaming}
 * @param changing whether a new password or a new name is pending
 * @param deletionProtection whether RDS refuses to delete it
 * @param address where it listens; empty while it is being created
 * @param cluster of an instance: the Aurora cluster it belongs to
 * @param members of a cluster: its instances
 * @param managedSecret the secret with the master password, where RDS manages it
 * @param readers of a cluster: its reader instances; of an instance: its read replicas
 * @param replicaOf what it replicates from
 * @param feeds what replicates from it besides its readers: Aurora clusters, other regions'
 *     replicas
 */
public record Database(
    Kind kind,
    String identifier,
    String arn,
    String resourceId,
    String status,
    Map<String, String> tags,
    boolean changing,
    boolean deletionProtection,
    Optional<Address> address,
    Optional<String> cluster,
    Optional<ManagedSecret> managedSecret,
    List<String> members,
    List<String> readers,
    Optional<String> replicaOf,
    List<String> feeds) {

  /** Copies what could change. */
  public Database {
    tags = Map.copyOf(tags);
    members = List.copyOf(members);
    readers = List.copyOf(readers);
    feeds = List.copyOf(feeds);
  }

  /** Whether the run of {@code plan} made it. */
  public boolean isOf(RefreshPlan plan) {
    return plan.run().equals(tags.get("refresh-execution"));
  }

  /** Whether refreshes may stop, change, rename and delete it. */
  public boolean isRefreshable() {
    return "true".equals(tags.get("refresh"));
  }

  /** Whether it is in the given status. */
  public boolean is(String wanted) {
    return status.equals(wanted);
  }

  /** Whether it serves and nothing is pending. */
  public boolean isSettled() {
    return is("available") && !changing;
  }

  /** For sentences: {@code cluster auposclud is renaming}. */
  public String standing() {
    String pending = is("available") && changing ? ", with a change pending" : "";
    return "%s %s is %s%s".formatted(kind.word(), identifier, status, pending);
  }
}

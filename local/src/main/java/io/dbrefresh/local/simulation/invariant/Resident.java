package io.dbrefresh.local.simulation.invariant;

import java.util.Map;
import java.util.Optional;

/**
 * A database as RDS has it, instance or cluster, at one moment.
 *
 * @param cluster whether it is a cluster
 * @param volume the resource id of its data
 * @param owner of an Aurora instance: its cluster
 */
public record Resident(
    String name,
    boolean cluster,
    String status,
    Map<String, String> tags,
    String volume,
    Optional<String> owner) {
  /** Copies. */
  public Resident {
    tags = Map.copyOf(tags);
  }

  /** Whether it carries {@code refresh=true}. */
  public boolean isRefreshable() {
    return "true".equals(tags.get("refresh"));
  }

  /** As it is when the daily backup, which nobody asks for, is over. */
  Resident betweenBackups() {
    return status.equals("backing-up")
        ? new Resident(name, cluster, "available", tags, volume, owner)
        : this;
  }
}

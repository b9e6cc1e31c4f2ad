package io.dbrefresh.lambdas.rds;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A DB snapshot or DB cluster snapshot.
 *
 * @param status {@code available} when it can be restored
 * @param created when it was taken; empty while it is being taken
 * @param storage GiB that a restore needs at least; empty for clusters
 * @param kmsKey the key that it is encrypted with; empty where it is not
 */
public record Snapshot(
    String identifier,
    String arn,
    String status,
    String engine,
    String engineVersion,
    String masterUsername,
    Optional<Instant> created,
    Optional<Integer> storage,
    Optional<String> kmsKey,
    Map<String, String> tags) {

  /** Copies the tags. */
  public Snapshot {
    tags = Map.copyOf(tags);
  }

  /** Whether it can be restored. */
  public boolean isAvailable() {
    return status.equals("available");
  }
}

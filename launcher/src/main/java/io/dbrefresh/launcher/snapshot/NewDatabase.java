package io.dbrefresh.launcher.snapshot;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a snapshot is restored to; what is empty, RDS chooses.
 *
 * @param identifier of the cluster, whose instance is called so with {@code -1} behind, or of the
 *     instance
 * @param key the KMS key of a cluster; RDS takes no other for an instance than the snapshot's
 * @param port 1150 to 65535
 */
public record NewDatabase(
    String identifier,
    String instanceClass,
    Optional<String> subnetGroup,
    List<String> securityGroups,
    Optional<String> parameterGroup,
    Optional<Integer> port,
    Optional<String> key,
    Map<String, String> tags) {

  /** Copies the collections. */
  public NewDatabase {
    securityGroups = List.copyOf(securityGroups);
    tags = Map.copyOf(tags);
  }
}

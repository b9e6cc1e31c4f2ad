package io.dbrefresh.lambdas.orphans;

import java.util.Map;

/**
 * What the tags of something say about the run that made it.
 *
 * @param run the run
 * @param instance the target's instance
 * @param cluster the target's cluster; empty for RDS
 */
record Made(String run, String instance, String cluster) {
  /** Whether the tags are those of a refresh, and all there. */
  static boolean by(Map<String, String> tags) {
    return "true".equals(tags.get("refresh"))
        && tags.containsKey("refresh-execution")
        && tags.containsKey("refresh-instance");
  }

  static Made of(Map<String, String> tags) {
    return new Made(
        tags.getOrDefault("refresh-execution", ""),
        tags.getOrDefault("refresh-instance", ""),
        tags.getOrDefault("refresh-cluster", ""));
  }

  /** Whether a database of this name is one in the making, or one that was set aside. */
  boolean isBeside(String identifier) {
    return isTemp(identifier) || isAside(identifier);
  }

  private boolean isTemp(String identifier) {
    return identifier.equals(instance + "temp")
        || !cluster.isEmpty() && identifier.equals(cluster + "temp");
  }

  /** The members of a cluster that was set aside have names of their own. */
  boolean isAside(String identifier) {
    return identifier.endsWith("old")
        && !identifier.equals(instance)
        && !identifier.equals(cluster);
  }
}

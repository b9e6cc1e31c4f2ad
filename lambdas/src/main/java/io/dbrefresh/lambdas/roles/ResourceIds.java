package io.dbrefresh.lambdas.roles;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import software.amazon.awssdk.services.rds.RdsClient;

/** The resource ids of all databases of the region, read when they are first asked for. */
final class ResourceIds implements Predicate<String> {
  private final RdsClient rds;
  private final Set<String> there = new HashSet<>();

  ResourceIds(RdsClient rds) {
    this.rds = rds;
  }

  /** Whether no database has this resource id. */
  @Override
  public boolean test(String resourceId) {
    if (there.isEmpty()) {
      rds.describeDBClustersPaginator(all -> {})
          .dbClusters()
          .forEach(cluster -> there.add(cluster.dbClusterResourceId()));
      rds.describeDBInstancesPaginator(all -> {})
          .dbInstances()
          .forEach(instance -> there.add(instance.dbiResourceId()));
    }
    return !there.contains(resourceId);
  }
}

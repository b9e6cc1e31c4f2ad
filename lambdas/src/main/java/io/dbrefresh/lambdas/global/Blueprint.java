package io.dbrefresh.lambdas.global;

import io.dbrefresh.lambdas.rds.Configuration;
import io.dbrefresh.statemachine.global.Secondary;
import io.dbrefresh.statemachine.plan.Setting;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** What a cluster is set to, so that it can be made anew. */
final class Blueprint {
  private Blueprint() {}

  /** Of a side that its region describes. */
  static Secondary of(Side side) {
    DBCluster cluster = side.cluster().orElseThrow();
    Set<String> writers =
        cluster.dbClusterMembers().stream()
            .filter(member -> Boolean.TRUE.equals(member.isClusterWriter()))
            .map(DBClusterMember::dbInstanceIdentifier)
            .collect(Collectors.toSet());
    List<Secondary.Instance> instances =
        side.instances().stream()
            .sorted(Comparator.comparing(it -> !writers.contains(it.dbInstanceIdentifier())))
            .map(Blueprint::instance)
            .toList();
    return new Secondary(
        side.place(),
        String.valueOf(cluster.dbClusterResourceId()),
        String.valueOf(cluster.engine()),
        Configuration.of(cluster).settings().without(Setting.BACKTRACK), // is MySQL's
        instances);
  }

  private static Secondary.Instance instance(DBInstance instance) {
    return new Secondary.Instance(
        String.valueOf(instance.dbInstanceIdentifier()), Configuration.of(instance).settings());
  }
}

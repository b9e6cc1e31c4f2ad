package io.dbrefresh.statemachine.plan;

import java.util.Optional;

/**
 * The identifiers of a database.
 *
 * @param instance the DB instance; of an Aurora cluster, its writer
 * @param cluster the DB cluster; empty for RDS
 */
public record DatabaseNames(String instance, Optional<String> cluster) {

  /** The cluster's identifier for Aurora, the instance's for RDS. */
  public String identifier() {
    return cluster.orElse(instance);
  }

  /** The same names, each with {@code ending} behind it. */
  public DatabaseNames with(String ending) {
    return new DatabaseNames(instance + ending, cluster.map(name -> name + ending));
  }
}

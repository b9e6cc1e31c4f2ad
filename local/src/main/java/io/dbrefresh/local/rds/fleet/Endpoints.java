package io.dbrefresh.local.rds.fleet;

import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** Under which name a database answers, and which port was asked for it. */
public final class Endpoints {
  /** The address of every database: this machine. */
  public static final String ADDRESS = "127.0.0.1";

  private Endpoints() {}

  /** Where an instance answers that is no member of a cluster. */
  public static Place of(DBInstance instance) {
    return instance(instance.dbInstanceIdentifier(), instance.dbInstancePort());
  }

  /** Where a cluster and its members answer. */
  public static Place of(DBCluster cluster) {
    return cluster(cluster.dbClusterIdentifier(), cluster.port());
  }

  /** Where an instance called {@code identifier} answers. */
  public static Place instance(String identifier, int asked) {
    return new Place("db:" + identifier, identifier, asked, false);
  }

  /** Where a cluster called {@code identifier} answers. */
  public static Place cluster(String identifier, int asked) {
    return new Place("cluster:" + identifier, identifier, asked, true);
  }

  /**
   * A name in the {@link PortBook}.
   *
   * @param name instances and clusters apart
   * @param identifier of the instance or cluster
   * @param asked the port asked for it
   * @param cluster whether it is a cluster
   */
  public record Place(String name, String identifier, int asked, boolean cluster) {}
}

package io.dbrefresh.local.rds.cluster;

import static io.dbrefresh.local.rds.fleet.Identifiers.required;

import io.dbrefresh.local.rds.credentials.FirstPassword;
import io.dbrefresh.local.rds.fleet.Engines;
import io.dbrefresh.local.rds.fleet.Faults;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Identifiers;
import io.dbrefresh.local.rds.fleet.Status;
import io.dbrefresh.local.rds.storage.Family;
import io.dbrefresh.local.rds.storage.Volume;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.CreateDbClusterRequest;
import software.amazon.awssdk.services.rds.model.DBCluster;

/** CreateDBCluster, for the Aurora engines. */
public final class ClusterCreation {
  private final Fleet fleet;

  /** Creates in {@code fleet}. */
  public ClusterCreation(Fleet fleet) {
    this.fleet = fleet;
  }

  /** Answers with the cluster in status {@code creating}; it has no instances yet. */
  public DBCluster create(CreateDbClusterRequest request) {
    String identifier = Identifiers.database(request.dbClusterIdentifier(), "DBClusterIdentifier");
    String engine = required(request.engine(), "Engine");
    Family family = Fleet.family(engine);
    if (!Engines.aurora(engine)) {
      throw Faults.parameterValue("The local region has clusters of Aurora only, not of " + engine);
    }
    FirstPassword password = FirstPassword.of(fleet, request);
    fleet.requireNewCluster(identifier);

    DBCluster.Builder record =
        NewCluster.defaults(fleet, identifier)
            .engine(engine)
            .engineVersion(Engines.version(engine))
            .port(Objects.requireNonNullElse(request.port(), family.defaultPort()));
    DBCluster.Builder settings = NewCluster.given(fleet, record, request);
    DBCluster cluster =
        settings
            .masterUserSecret(password.secret(fleet.arns().cluster(identifier)).orElse(null))
            .build();
    Volume volume = fleet.volume(cluster);
    Optional<String> database =
        Optional.ofNullable(request.databaseName()).filter(name -> !name.isEmpty());
    return new ClusterArrival(fleet)
        .begin(
            cluster,
            () -> fleet.storage().create(volume, password.master(), database),
            fleet.timings().create(),
            Fleet.CREATE,
            "DB cluster created",
            Status.FAILED);
  }
}

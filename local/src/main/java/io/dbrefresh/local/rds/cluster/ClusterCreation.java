package io.dbrefresh.local.rds.cluster;

import static io.dbrefresh.local.rds.fleet.Identifiers.required;

import io.dbrefresh.local.rds.credentials.FirstPassword;
import io.dbrefresh.local.rds.fleet.Engines;
import io.dbrefresh.local.rds.fleet.Faults;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Identifiers;
import io.dbrefresh.local.rds.fleet.Status;
import io.dbrefresh.local.rds.global.Joining;
import io.dbrefresh.local.rds.storage.Family;
import io.dbrefresh.local.rds.storage.MasterUser;
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
    Optional<Joining> joining = Joining.of(fleet, request);
    Optional<FirstPassword> password =
        joining.filter(Joining::follows).isPresent()
            ? Optional.empty()
            : Optional.of(FirstPassword.of(fleet, request));
    fleet.requireNewCluster(identifier);

    DBCluster.Builder record =
        NewCluster.defaults(fleet, identifier)
            .engine(engine)
            .engineVersion(Engines.version(engine))
            .port(Objects.requireNonNullElse(request.port(), family.defaultPort()));
    joining.ifPresent(it -> it.inherit(record));
    String arn = fleet.arns().cluster(identifier);
    DBCluster cluster =
        NewCluster.given(fleet, record, request)
            .masterUserSecret(password.flatMap(it -> it.secret(arn)).orElse(null))
            .build();
    DBCluster placed = arrive(cluster, making(cluster, password, joining));
    joining.ifPresent(it -> it.join(placed));
    return fleet.current(placed);
  }

  private Runnable making(
      DBCluster cluster, Optional<FirstPassword> password, Optional<Joining> joining) {
    if (password.isEmpty()) {
      return joining.orElseThrow().making(cluster);
    }
    MasterUser master = password.get().master();
    Volume volume = fleet.volume(cluster);
    Optional<String> database =
        Optional.ofNullable(cluster.databaseName()).filter(name -> !name.isEmpty());
    Runnable equipping = joining.map(it -> it.equipping(cluster)).orElse(() -> {});
    return () -> {
      fleet.storage().create(volume, master, database);
      equipping.run();
    };
  }

  private DBCluster arrive(DBCluster cluster, Runnable making) {
    return new ClusterArrival(fleet)
        .begin(
            cluster,
            making,
            fleet.timings().create(),
            Fleet.CREATE,
            "DB cluster created",
            Status.FAILED);
  }
}

package io.dbrefresh.local.rds.instance;

import static io.dbrefresh.local.rds.fleet.Identifiers.required;

import io.dbrefresh.local.rds.fleet.Endpoints;
import io.dbrefresh.local.rds.fleet.Faults;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Globe;
import io.dbrefresh.local.rds.fleet.Identifiers;
import io.dbrefresh.local.rds.fleet.Status;
import io.dbrefresh.local.rds.global.Alignment;
import java.util.Objects;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.Endpoint;

/**
 * CreateDBInstance, for a member of an Aurora cluster. It has no data of its own: all members
 * answer on the server of the cluster.
 */
public final class MemberCreation {
  private final Fleet fleet;

  /** Creates in {@code fleet}. */
  public MemberCreation(Fleet fleet) {
    this.fleet = fleet;
  }

  /** Answers with the instance in status {@code creating}. */
  public DBInstance create(CreateDbInstanceRequest request) {
    String identifier =
        Identifiers.database(request.dbInstanceIdentifier(), "DBInstanceIdentifier");
    DBCluster cluster =
        fleet.cluster(required(request.dbClusterIdentifier(), "DBClusterIdentifier"));
    required(request.dbInstanceClass(), "DBInstanceClass");
    if (!cluster.engine().equals(required(request.engine(), "Engine"))) {
      throw Faults.parameterCombination(
          "The engine name requested for your DB instance ("
              + request.engine()
              + ") doesn't match the engine name of your DB cluster ("
              + cluster.engine()
              + ").");
    }
    if (request.masterUsername() != null || request.masterUserPassword() != null) {
      throw Faults.parameterCombination(
          "The requested DB Instance will be a member of a DB Cluster. Set master user properties"
              + " for the DB Cluster.");
    }
    InstanceChangeRules.refuseOfCluster(request, "CreateDBCluster");
    requireCapacity(request.dbInstanceClass(), cluster);
    fleet.requireNewInstance(identifier);
    if (!cluster.status().equals(Status.AVAILABLE)) {
      throw Faults.clusterState(
          "DB Cluster " + cluster.dbClusterIdentifier() + " is not in available state.");
    }
    DBInstance instance = record(request, identifier, cluster);
    fleet.ledger().instances().put(instance);
    new Membership(fleet).add(cluster, instance);
    begin(instance, cluster);
    return instance;
  }

  private static void requireCapacity(String instanceClass, DBCluster cluster) {
    boolean serverless = instanceClass.equals("db.serverless");
    if (serverless && cluster.serverlessV2ScalingConfiguration() == null) {
      throw Faults.parameterCombination(
          "Set the Serverless v2 scaling configuration on the parent DB cluster before creating a"
              + " Serverless v2 DB instance.");
    }
  }

  private DBInstance record(CreateDbInstanceRequest request, String identifier, DBCluster cluster) {
    DBInstance.Builder record =
        NewInstance.defaults(fleet, identifier)
            .dbClusterIdentifier(cluster.dbClusterIdentifier())
            .engine(cluster.engine())
            .engineVersion(cluster.engineVersion())
            .dbInstancePort(0);
    return NewInstance.given(fleet, record, request)
        .engineVersion(cluster.engineVersion())
        .masterUsername(cluster.masterUsername())
        .dbName(cluster.databaseName())
        .backupRetentionPeriod(cluster.backupRetentionPeriod())
        .storageType("aurora")
        .allocatedStorage(1)
        .promotionTier(Objects.requireNonNullElse(request.promotionTier(), 1))
        .build();
  }

  private void begin(DBInstance instance, DBCluster cluster) {
    fleet.begin(
        instance.dbiResourceId(),
        fleet
            .course()
            .work(() -> fleet.serving(fleet.current(cluster)))
            .after(fleet.timings().create(), () -> available(instance, cluster))
            .onFailure(thrown -> failed(instance, thrown)));
  }

  private void available(DBInstance instance, DBCluster cluster) {
    fleet.change(
        instance,
        record ->
            record
                .dbInstanceStatus(Status.AVAILABLE)
                .instanceCreateTime(fleet.now())
                .endpoint(Endpoint.builder().address(Endpoints.ADDRESS).build()));
    fleet.event(fleet.current(instance), "creation", "DB instance created");
    new Alignment(globe()).begin(fleet.current(cluster));
  }

  private Globe globe() {
    return fleet.surroundings().globe();
  }

  private void failed(DBInstance instance, Throwable thrown) {
    String status = Status.terminal(thrown, Status.FAILED);
    fleet.change(instance, record -> record.dbInstanceStatus(status));
    fleet.event(
        instance,
        "failure",
        "The DB instance is in status " + status + ": " + Fleet.reason(thrown));
  }
}

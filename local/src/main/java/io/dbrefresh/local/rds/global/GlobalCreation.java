package io.dbrefresh.local.rds.global;

import io.dbrefresh.local.rds.fleet.Engines;
import io.dbrefresh.local.rds.fleet.Faults;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.GlobalFaults;
import io.dbrefresh.local.rds.fleet.Globe;
import io.dbrefresh.local.rds.fleet.Identifiers;
import io.dbrefresh.local.rds.fleet.Status;
import io.dbrefresh.local.rds.storage.ReplicatingStorage;
import io.dbrefresh.local.rds.storage.Volume;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.model.CreateGlobalClusterRequest;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.GlobalCluster;

/** CreateGlobalCluster: empty, or with a cluster that is there as its primary. */
public final class GlobalCreation {
  /** The only engine whose servers here replicate. */
  static final String ENGINE = "aurora-postgresql";

  private final Fleet fleet;
  private final Globe globe;

  /** Asked in the region of {@code fleet}. */
  public GlobalCreation(Fleet fleet) {
    this.fleet = fleet;
    globe = fleet.surroundings().globe();
  }

  /** Answers with the global database in status {@code creating}. */
  public GlobalCluster create(CreateGlobalClusterRequest request) {
    ReplicatingStorage storage = Replicas.storage(fleet);
    String identifier =
        Identifiers.database(request.globalClusterIdentifier(), "GlobalClusterIdentifier");
    Optional<DBCluster> source =
        Optional.ofNullable(request.sourceDBClusterIdentifier()).map(name -> source(name, request));
    if (globe.find(identifier).isPresent()) {
      throw GlobalFaults.exists(identifier);
    }
    GlobalCluster global =
        source.map(GlobalCreation::of).orElseGet(() -> of(request)).copy(it -> named(it, request));
    Roster roster = new Roster(globe);
    roster.put(global);
    source.ifPresent(cluster -> roster.join(global, cluster, true));
    begin(global, source.map(cluster -> equipping(storage, fleet.volume(cluster))));
    return roster.current(global);
  }

  private static Runnable equipping(ReplicatingStorage storage, Volume volume) {
    return () -> storage.equip(volume);
  }

  private DBCluster source(String name, CreateGlobalClusterRequest request) {
    boolean more =
        Stream.of(
                request.engine(),
                request.engineVersion(),
                request.databaseName(),
                request.storageEncrypted())
            .anyMatch(Objects::nonNull);
    if (more) {
      throw Faults.parameterCombination(
          "Engine, EngineVersion, DatabaseName and StorageEncrypted are those of the source DB"
              + " cluster and cannot be given with SourceDBClusterIdentifier.");
    }
    if (!fleet.arns().region(name).equals(fleet.arns().region())) {
      throw Faults.clusterNotFound(name);
    }
    DBCluster source = fleet.cluster(name);
    requireEngine(source.engine());
    if (!source.status().equals(Status.AVAILABLE)) {
      throw Faults.clusterState(
          "DB Cluster " + source.dbClusterIdentifier() + " is not in available state.");
    }
    if (globe.of(source).isPresent()) {
      throw Faults.clusterState(
          "DB Cluster " + source.dbClusterIdentifier() + " is in a global cluster already.");
    }
    if (source.masterUserSecret() != null) {
      throw Joining.managedPassword();
    }
    return source;
  }

  static void requireEngine(String engine) {
    if (!engine.equals(ENGINE)) {
      throw Faults.parameterValue(
          "The local region has global databases of " + ENGINE + " only, not of " + engine);
    }
  }

  private static GlobalCluster of(DBCluster source) {
    return GlobalCluster.builder()
        .engine(source.engine())
        .engineVersion(source.engineVersion())
        .databaseName(source.databaseName())
        .storageEncrypted(Boolean.TRUE.equals(source.storageEncrypted()))
        .build();
  }

  private static GlobalCluster of(CreateGlobalClusterRequest request) {
    String engine = Identifiers.required(request.engine(), "Engine");
    requireEngine(engine);
    return GlobalCluster.builder()
        .engine(engine)
        .engineVersion(Objects.requireNonNullElse(request.engineVersion(), Engines.version(engine)))
        .databaseName(request.databaseName())
        .storageEncrypted(Boolean.TRUE.equals(request.storageEncrypted()))
        .build();
  }

  private void named(GlobalCluster.Builder record, CreateGlobalClusterRequest request) {
    String identifier =
        Identifiers.database(request.globalClusterIdentifier(), "GlobalClusterIdentifier");
    String arn = fleet.arns().global(identifier);
    record
        .globalClusterIdentifier(identifier)
        .globalClusterArn(arn)
        .globalClusterResourceId(fleet.resourceId("cluster-", arn))
        .engineLifecycleSupport("open-source-rds-extended-support")
        .status(Status.CREATING)
        .deletionProtection(Boolean.TRUE.equals(request.deletionProtection()))
        .tagList(request.tags());
  }

  private void begin(GlobalCluster global, Optional<Runnable> equipping) {
    Alignment alignment = new Alignment(globe);
    Fleet home = globe.home();
    home.begin(
        global.globalClusterResourceId(),
        home.course()
            .work(() -> equipping.orElse(() -> {}))
            .work(() -> alignment.work(global))
            .after(fleet.timings().create(), () -> becomes(global, Status.AVAILABLE))
            .onFailure(
                thrown -> {
                  becomes(global, Status.FAILED);
                  alignment.failed(global, "The global database was not made", thrown);
                }));
  }

  private void becomes(GlobalCluster global, String status) {
    new Roster(globe).change(global, record -> record.status(status));
  }
}

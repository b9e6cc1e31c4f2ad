package io.dbrefresh.local.rds;

import io.dbrefresh.local.rds.cluster.ClusterChange;
import io.dbrefresh.local.rds.cluster.ClusterCreation;
import io.dbrefresh.local.rds.cluster.ClusterDeletion;
import io.dbrefresh.local.rds.cluster.ClusterPower;
import io.dbrefresh.local.rds.cluster.ClusterRestore;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Timings;
import io.dbrefresh.local.rds.instance.InstanceChange;
import io.dbrefresh.local.rds.instance.InstanceCreation;
import io.dbrefresh.local.rds.instance.InstanceDeletion;
import io.dbrefresh.local.rds.instance.InstancePower;
import io.dbrefresh.local.rds.instance.InstanceRestore;
import io.dbrefresh.local.rds.instance.MemberCreation;
import io.dbrefresh.local.rds.snapshot.ClusterSnapshots;
import io.dbrefresh.local.rds.snapshot.InstanceSnapshots;
import io.dbrefresh.local.time.Timeline;
import java.util.concurrent.Callable;
import software.amazon.awssdk.services.rds.model.AddTagsToResourceRequest;
import software.amazon.awssdk.services.rds.model.AddTagsToResourceResponse;
import software.amazon.awssdk.services.rds.model.CreateDbClusterRequest;
import software.amazon.awssdk.services.rds.model.CreateDbClusterResponse;
import software.amazon.awssdk.services.rds.model.CreateDbClusterSnapshotRequest;
import software.amazon.awssdk.services.rds.model.CreateDbClusterSnapshotResponse;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceReadReplicaRequest;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceReadReplicaResponse;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceResponse;
import software.amazon.awssdk.services.rds.model.CreateDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.CreateDbSnapshotResponse;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterResponse;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterSnapshotRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterSnapshotResponse;
import software.amazon.awssdk.services.rds.model.DeleteDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbInstanceResponse;
import software.amazon.awssdk.services.rds.model.DeleteDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbSnapshotResponse;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterResponse;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceResponse;
import software.amazon.awssdk.services.rds.model.RebootDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.RebootDbInstanceResponse;
import software.amazon.awssdk.services.rds.model.RemoveTagsFromResourceRequest;
import software.amazon.awssdk.services.rds.model.RemoveTagsFromResourceResponse;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterFromSnapshotRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterFromSnapshotResponse;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterToPointInTimeRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterToPointInTimeResponse;
import software.amazon.awssdk.services.rds.model.RestoreDbInstanceFromDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbInstanceFromDbSnapshotResponse;
import software.amazon.awssdk.services.rds.model.RestoreDbInstanceToPointInTimeRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbInstanceToPointInTimeResponse;
import software.amazon.awssdk.services.rds.model.StartDbClusterRequest;
import software.amazon.awssdk.services.rds.model.StartDbClusterResponse;
import software.amazon.awssdk.services.rds.model.StartDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.StartDbInstanceResponse;
import software.amazon.awssdk.services.rds.model.StopDbClusterRequest;
import software.amazon.awssdk.services.rds.model.StopDbClusterResponse;
import software.amazon.awssdk.services.rds.model.StopDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.StopDbInstanceResponse;

/**
 * The operations that change something. Each answers at once; what follows happens on the timeline.
 */
abstract class ChangingClient extends GlobalClient {
  ChangingClient(Fleet fleet, Timeline timeline, Timings timings) {
    super(fleet, timeline, timings);
  }

  private DBInstance instance(Callable<DBInstance> work) {
    return call(() -> answers().shown(work.call()));
  }

  private DBCluster cluster(Callable<DBCluster> work) {
    return call(() -> answers().shown(work.call()));
  }

  @Override
  public CreateDbInstanceResponse createDBInstance(CreateDbInstanceRequest request) {
    DBInstance answer =
        instance(
            () ->
                request.dbClusterIdentifier() == null
                    ? new InstanceCreation(fleet).create(request)
                    : new MemberCreation(fleet).create(request));
    return CreateDbInstanceResponse.builder().dbInstance(answer).build();
  }

  @Override
  public CreateDbInstanceReadReplicaResponse createDBInstanceReadReplica(
      CreateDbInstanceReadReplicaRequest request) {
    DBInstance answer = instance(() -> new InstanceRestore(fleet).replica(request));
    return CreateDbInstanceReadReplicaResponse.builder().dbInstance(answer).build();
  }

  @Override
  public RestoreDbInstanceToPointInTimeResponse restoreDBInstanceToPointInTime(
      RestoreDbInstanceToPointInTimeRequest request) {
    DBInstance answer = instance(() -> new InstanceRestore(fleet).toPointInTime(request));
    return RestoreDbInstanceToPointInTimeResponse.builder().dbInstance(answer).build();
  }

  @Override
  public RestoreDbInstanceFromDbSnapshotResponse restoreDBInstanceFromDBSnapshot(
      RestoreDbInstanceFromDbSnapshotRequest request) {
    DBInstance answer = instance(() -> new InstanceRestore(fleet).fromSnapshot(request));
    return RestoreDbInstanceFromDbSnapshotResponse.builder().dbInstance(answer).build();
  }

  @Override
  public ModifyDbInstanceResponse modifyDBInstance(ModifyDbInstanceRequest request) {
    DBInstance answer = instance(() -> new InstanceChange(fleet).modify(request));
    return ModifyDbInstanceResponse.builder().dbInstance(answer).build();
  }

  @Override
  public DeleteDbInstanceResponse deleteDBInstance(DeleteDbInstanceRequest request) {
    DBInstance answer = instance(() -> new InstanceDeletion(fleet).delete(request));
    return DeleteDbInstanceResponse.builder().dbInstance(answer).build();
  }

  @Override
  public StopDbInstanceResponse stopDBInstance(StopDbInstanceRequest request) {
    DBInstance answer =
        instance(() -> new InstancePower(fleet).stop(request.dbInstanceIdentifier()));
    return StopDbInstanceResponse.builder().dbInstance(answer).build();
  }

  @Override
  public StartDbInstanceResponse startDBInstance(StartDbInstanceRequest request) {
    DBInstance answer =
        instance(() -> new InstancePower(fleet).start(request.dbInstanceIdentifier()));
    return StartDbInstanceResponse.builder().dbInstance(answer).build();
  }

  @Override
  public RebootDbInstanceResponse rebootDBInstance(RebootDbInstanceRequest request) {
    DBInstance answer =
        instance(() -> new InstancePower(fleet).reboot(request.dbInstanceIdentifier()));
    return RebootDbInstanceResponse.builder().dbInstance(answer).build();
  }

  @Override
  public CreateDbClusterResponse createDBCluster(CreateDbClusterRequest request) {
    DBCluster answer = cluster(() -> new ClusterCreation(fleet).create(request));
    return CreateDbClusterResponse.builder().dbCluster(answer).build();
  }

  @Override
  public RestoreDbClusterToPointInTimeResponse restoreDBClusterToPointInTime(
      RestoreDbClusterToPointInTimeRequest request) {
    DBCluster answer = cluster(() -> new ClusterRestore(fleet).toPointInTime(request));
    return RestoreDbClusterToPointInTimeResponse.builder().dbCluster(answer).build();
  }

  @Override
  public RestoreDbClusterFromSnapshotResponse restoreDBClusterFromSnapshot(
      RestoreDbClusterFromSnapshotRequest request) {
    DBCluster answer = cluster(() -> new ClusterRestore(fleet).fromSnapshot(request));
    return RestoreDbClusterFromSnapshotResponse.builder().dbCluster(answer).build();
  }

  @Override
  public ModifyDbClusterResponse modifyDBCluster(ModifyDbClusterRequest request) {
    DBCluster answer = cluster(() -> new ClusterChange(fleet).modify(request));
    return ModifyDbClusterResponse.builder().dbCluster(answer).build();
  }

  @Override
  public DeleteDbClusterResponse deleteDBCluster(DeleteDbClusterRequest request) {
    DBCluster answer = cluster(() -> new ClusterDeletion(fleet).delete(request));
    return DeleteDbClusterResponse.builder().dbCluster(answer).build();
  }

  @Override
  public StopDbClusterResponse stopDBCluster(StopDbClusterRequest request) {
    DBCluster answer = cluster(() -> new ClusterPower(fleet).stop(request.dbClusterIdentifier()));
    return StopDbClusterResponse.builder().dbCluster(answer).build();
  }

  @Override
  public StartDbClusterResponse startDBCluster(StartDbClusterRequest request) {
    DBCluster answer = cluster(() -> new ClusterPower(fleet).start(request.dbClusterIdentifier()));
    return StartDbClusterResponse.builder().dbCluster(answer).build();
  }

  @Override
  public CreateDbSnapshotResponse createDBSnapshot(CreateDbSnapshotRequest request) {
    return call(
        () ->
            CreateDbSnapshotResponse.builder()
                .dbSnapshot(new InstanceSnapshots(fleet).create(request))
                .build());
  }

  @Override
  public DeleteDbSnapshotResponse deleteDBSnapshot(DeleteDbSnapshotRequest request) {
    return call(
        () ->
            DeleteDbSnapshotResponse.builder()
                .dbSnapshot(new InstanceSnapshots(fleet).delete(request.dbSnapshotIdentifier()))
                .build());
  }

  @Override
  public CreateDbClusterSnapshotResponse createDBClusterSnapshot(
      CreateDbClusterSnapshotRequest request) {
    return call(
        () ->
            CreateDbClusterSnapshotResponse.builder()
                .dbClusterSnapshot(new ClusterSnapshots(fleet).create(request))
                .build());
  }

  @Override
  public DeleteDbClusterSnapshotResponse deleteDBClusterSnapshot(
      DeleteDbClusterSnapshotRequest request) {
    return call(
        () ->
            DeleteDbClusterSnapshotResponse.builder()
                .dbClusterSnapshot(
                    new ClusterSnapshots(fleet).delete(request.dbClusterSnapshotIdentifier()))
                .build());
  }

  @Override
  public AddTagsToResourceResponse addTagsToResource(AddTagsToResourceRequest request) {
    return call(
        () -> {
          new Tagging(fleet.ledger()).add(request.resourceName(), request.tags());
          return AddTagsToResourceResponse.builder().build();
        });
  }

  @Override
  public RemoveTagsFromResourceResponse removeTagsFromResource(
      RemoveTagsFromResourceRequest request) {
    return call(
        () -> {
          new Tagging(fleet.ledger()).remove(request.resourceName(), request.tagKeys());
          return RemoveTagsFromResourceResponse.builder().build();
        });
  }
}

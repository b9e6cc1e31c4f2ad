package io.dbrefresh.local.rds;

import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Timings;
import io.dbrefresh.local.rds.global.Departure;
import io.dbrefresh.local.rds.global.GlobalChange;
import io.dbrefresh.local.rds.global.GlobalCreation;
import io.dbrefresh.local.rds.global.Transfer;
import io.dbrefresh.local.time.Timeline;
import java.util.concurrent.Callable;
import software.amazon.awssdk.services.rds.model.CreateGlobalClusterRequest;
import software.amazon.awssdk.services.rds.model.CreateGlobalClusterResponse;
import software.amazon.awssdk.services.rds.model.DeleteGlobalClusterRequest;
import software.amazon.awssdk.services.rds.model.DeleteGlobalClusterResponse;
import software.amazon.awssdk.services.rds.model.FailoverGlobalClusterRequest;
import software.amazon.awssdk.services.rds.model.FailoverGlobalClusterResponse;
import software.amazon.awssdk.services.rds.model.GlobalCluster;
import software.amazon.awssdk.services.rds.model.ModifyGlobalClusterRequest;
import software.amazon.awssdk.services.rds.model.ModifyGlobalClusterResponse;
import software.amazon.awssdk.services.rds.model.RemoveFromGlobalClusterRequest;
import software.amazon.awssdk.services.rds.model.RemoveFromGlobalClusterResponse;
import software.amazon.awssdk.services.rds.model.SwitchoverGlobalClusterRequest;
import software.amazon.awssdk.services.rds.model.SwitchoverGlobalClusterResponse;

/** The operations on global databases. */
abstract class GlobalClient extends SnapshotClient {
  GlobalClient(Fleet fleet, Timeline timeline, Timings timings) {
    super(fleet, timeline, timings);
  }

  private GlobalCluster global(Callable<GlobalCluster> work) {
    return call(() -> globals().shown(work.call()));
  }

  @Override
  final GlobalQueries globals() {
    return new GlobalQueries(fleet.surroundings().globe().ledgers());
  }

  @Override
  public CreateGlobalClusterResponse createGlobalCluster(CreateGlobalClusterRequest request) {
    GlobalCluster answer = global(() -> new GlobalCreation(fleet).create(request));
    return CreateGlobalClusterResponse.builder().globalCluster(answer).build();
  }

  @Override
  public ModifyGlobalClusterResponse modifyGlobalCluster(ModifyGlobalClusterRequest request) {
    GlobalCluster answer = global(() -> new GlobalChange(fleet).modify(request));
    return ModifyGlobalClusterResponse.builder().globalCluster(answer).build();
  }

  @Override
  public DeleteGlobalClusterResponse deleteGlobalCluster(DeleteGlobalClusterRequest request) {
    GlobalCluster answer = global(() -> new GlobalChange(fleet).delete(request));
    return DeleteGlobalClusterResponse.builder().globalCluster(answer).build();
  }

  @Override
  public SwitchoverGlobalClusterResponse switchoverGlobalCluster(
      SwitchoverGlobalClusterRequest request) {
    GlobalCluster answer = global(() -> new Transfer(fleet).switchover(request));
    return SwitchoverGlobalClusterResponse.builder().globalCluster(answer).build();
  }

  @Override
  public FailoverGlobalClusterResponse failoverGlobalCluster(FailoverGlobalClusterRequest request) {
    GlobalCluster answer = global(() -> new Transfer(fleet).failover(request));
    return FailoverGlobalClusterResponse.builder().globalCluster(answer).build();
  }

  @Override
  public RemoveFromGlobalClusterResponse removeFromGlobalCluster(
      RemoveFromGlobalClusterRequest request) {
    GlobalCluster answer = global(() -> new Departure(fleet).remove(request));
    return RemoveFromGlobalClusterResponse.builder().globalCluster(answer).build();
  }
}

package io.dbrefresh.local.rds;

import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Timings;
import io.dbrefresh.local.rds.snapshot.SnapshotCopies;
import io.dbrefresh.local.rds.snapshot.SnapshotShares;
import io.dbrefresh.local.time.Timeline;
import java.util.function.Function;
import software.amazon.awssdk.services.rds.model.CopyDbClusterSnapshotRequest;
import software.amazon.awssdk.services.rds.model.CopyDbClusterSnapshotResponse;
import software.amazon.awssdk.services.rds.model.CopyDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.CopyDbSnapshotResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterSnapshotAttributesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterSnapshotAttributesResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbSnapshotAttributesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbSnapshotAttributesResponse;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterSnapshotAttributeRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterSnapshotAttributeResponse;
import software.amazon.awssdk.services.rds.model.ModifyDbSnapshotAttributeRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbSnapshotAttributeResponse;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshotAttributesResult;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.DBSnapshotAttributesResult;

/** Copies of snapshots, and who may restore them. */
abstract class SnapshotClient extends EndpointClient {
  SnapshotClient(Fleet fleet, Timeline timeline, Timings timings) {
    super(fleet, timeline, timings);
  }

  private <T> T copied(Function<SnapshotCopies, T> asked) {
    return call(() -> asked.apply(new SnapshotCopies(fleet)));
  }

  private <T> T shared(Function<SnapshotShares, T> asked) {
    return call(() -> asked.apply(new SnapshotShares(fleet)));
  }

  @Override
  public CopyDbSnapshotResponse copyDBSnapshot(CopyDbSnapshotRequest request) {
    DBSnapshot answer = copied(copies -> copies.copy(request));
    return CopyDbSnapshotResponse.builder().dbSnapshot(answer).build();
  }

  @Override
  public CopyDbClusterSnapshotResponse copyDBClusterSnapshot(CopyDbClusterSnapshotRequest request) {
    DBClusterSnapshot answer = copied(copies -> copies.copy(request));
    return CopyDbClusterSnapshotResponse.builder().dbClusterSnapshot(answer).build();
  }

  @Override
  public ModifyDbSnapshotAttributeResponse modifyDBSnapshotAttribute(ModifyDbSnapshotAttributeRequest request) {
    DBSnapshotAttributesResult answer = shared(shares -> shares.change(request));
    return ModifyDbSnapshotAttributeResponse.builder().dbSnapshotAttributesResult(answer).build();
  }

  @Override
  public ModifyDbClusterSnapshotAttributeResponse modifyDBClusterSnapshotAttribute(ModifyDbClusterSnapshotAttributeRequest request) {
    DBClusterSnapshotAttributesResult answer = shared(shares -> shares.change(request));
    return ModifyDbClusterSnapshotAttributeResponse.builder().dbClusterSnapshotAttributesResult(answer).build();
  }

  @Override
  public DescribeDbSnapshotAttributesResponse describeDBSnapshotAttributes(DescribeDbSnapshotAttributesRequest request) {
    DBSnapshotAttributesResult answer = shared(shares -> shares.ofInstance(request.dbSnapshotIdentifier()));
    return DescribeDbSnapshotAttributesResponse.builder().dbSnapshotAttributesResult(answer).build();
  }

  @Override
  public DescribeDbClusterSnapshotAttributesResponse describeDBClusterSnapshotAttributes(DescribeDbClusterSnapshotAttributesRequest request) {
    DBClusterSnapshotAttributesResult answer = shared(shares -> shares.ofCluster(request.dbClusterSnapshotIdentifier()));
    return DescribeDbClusterSnapshotAttributesResponse.builder().dbClusterSnapshotAttributesResult(answer).build();
  }
}

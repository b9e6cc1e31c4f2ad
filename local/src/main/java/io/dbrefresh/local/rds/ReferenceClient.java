package io.dbrefresh.local.rds;

import io.dbrefresh.local.rds.cluster.ClusterRoles;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.GroupKind;
import io.dbrefresh.local.rds.fleet.Timings;
import io.dbrefresh.local.rds.instance.InstanceRoles;
import io.dbrefresh.local.time.Timeline;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.services.rds.model.AddRoleToDbClusterRequest;
import software.amazon.awssdk.services.rds.model.AddRoleToDbClusterResponse;
import software.amazon.awssdk.services.rds.model.AddRoleToDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.AddRoleToDbInstanceResponse;
import software.amazon.awssdk.services.rds.model.CreateDbClusterParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.CreateDbClusterParameterGroupResponse;
import software.amazon.awssdk.services.rds.model.CreateDbParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.CreateDbParameterGroupResponse;
import software.amazon.awssdk.services.rds.model.CreateDbSubnetGroupRequest;
import software.amazon.awssdk.services.rds.model.CreateDbSubnetGroupResponse;
import software.amazon.awssdk.services.rds.model.CreateOptionGroupRequest;
import software.amazon.awssdk.services.rds.model.CreateOptionGroupResponse;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterParameterGroupResponse;
import software.amazon.awssdk.services.rds.model.DeleteDbParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbParameterGroupResponse;
import software.amazon.awssdk.services.rds.model.DeleteDbSubnetGroupRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbSubnetGroupResponse;
import software.amazon.awssdk.services.rds.model.DeleteOptionGroupRequest;
import software.amazon.awssdk.services.rds.model.DeleteOptionGroupResponse;
import software.amazon.awssdk.services.rds.model.RemoveRoleFromDbClusterRequest;
import software.amazon.awssdk.services.rds.model.RemoveRoleFromDbClusterResponse;
import software.amazon.awssdk.services.rds.model.RemoveRoleFromDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.RemoveRoleFromDbInstanceResponse;

/** What databases refer to: groups, and the IAM roles that are associated with them. */
abstract class ReferenceClient extends FleetClient {
  ReferenceClient(Fleet fleet, Timeline timeline, Timings timings) {
    super(fleet, timeline, timings);
  }

  private void instances(Consumer<InstanceRoles> change) {
    call(
        () -> {
          change.accept(new InstanceRoles(fleet));
          return fleet;
        });
  }

  private void clusters(Consumer<ClusterRoles> change) {
    call(
        () -> {
          change.accept(new ClusterRoles(fleet));
          return fleet;
        });
  }

  private String group(Function<GroupChanges, String> change) {
    return call(() -> change.apply(new GroupChanges(fleet.ledger())));
  }

  private void delete(GroupKind kind, String name) {
    group(
        groups -> {
          groups.delete(kind, name);
          return kind.arn;
        });
  }

  private GroupQueries groups() {
    return new GroupQueries(fleet.ledger().groups(), arns);
  }

  @Override
  public AddRoleToDbInstanceResponse addRoleToDBInstance(AddRoleToDbInstanceRequest request) {
    instances(roles -> roles.add(request));
    return AddRoleToDbInstanceResponse.builder().build();
  }

  @Override
  public RemoveRoleFromDbInstanceResponse removeRoleFromDBInstance(
      RemoveRoleFromDbInstanceRequest request) {
    instances(roles -> roles.remove(request));
    return RemoveRoleFromDbInstanceResponse.builder().build();
  }

  @Override
  public AddRoleToDbClusterResponse addRoleToDBCluster(AddRoleToDbClusterRequest request) {
    clusters(roles -> roles.add(request));
    return AddRoleToDbClusterResponse.builder().build();
  }

  @Override
  public RemoveRoleFromDbClusterResponse removeRoleFromDBCluster(
      RemoveRoleFromDbClusterRequest request) {
    clusters(roles -> roles.remove(request));
    return RemoveRoleFromDbClusterResponse.builder().build();
  }

  @Override
  public CreateDbParameterGroupResponse createDBParameterGroup(
      CreateDbParameterGroupRequest request) {
    String name = group(groups -> groups.create(request));
    return CreateDbParameterGroupResponse.builder()
        .dbParameterGroup(groups().parameterGroups(name).get(0))
        .build();
  }

  @Override
  public CreateDbClusterParameterGroupResponse createDBClusterParameterGroup(
      CreateDbClusterParameterGroupRequest request) {
    String name = group(groups -> groups.create(request));
    return CreateDbClusterParameterGroupResponse.builder()
        .dbClusterParameterGroup(groups().clusterParameterGroups(name).get(0))
        .build();
  }

  @Override
  public CreateOptionGroupResponse createOptionGroup(CreateOptionGroupRequest request) {
    String name = group(groups -> groups.create(request));
    return CreateOptionGroupResponse.builder()
        .optionGroup(groups().optionGroups(name).get(0))
        .build();
  }

  @Override
  public CreateDbSubnetGroupResponse createDBSubnetGroup(CreateDbSubnetGroupRequest request) {
    String name = group(groups -> groups.create(request));
    return CreateDbSubnetGroupResponse.builder()
        .dbSubnetGroup(groups().subnetGroups(name).get(0))
        .build();
  }

  @Override
  public DeleteDbParameterGroupResponse deleteDBParameterGroup(
      DeleteDbParameterGroupRequest request) {
    delete(GroupKind.PARAMETER, request.dbParameterGroupName());
    return DeleteDbParameterGroupResponse.builder().build();
  }

  @Override
  public DeleteDbClusterParameterGroupResponse deleteDBClusterParameterGroup(
      DeleteDbClusterParameterGroupRequest request) {
    delete(GroupKind.CLUSTER_PARAMETER, request.dbClusterParameterGroupName());
    return DeleteDbClusterParameterGroupResponse.builder().build();
  }

  @Override
  public DeleteOptionGroupResponse deleteOptionGroup(DeleteOptionGroupRequest request) {
    delete(GroupKind.OPTION, request.optionGroupName());
    return DeleteOptionGroupResponse.builder().build();
  }

  @Override
  public DeleteDbSubnetGroupResponse deleteDBSubnetGroup(DeleteDbSubnetGroupRequest request) {
    delete(GroupKind.SUBNET, request.dbSubnetGroupName());
    return DeleteDbSubnetGroupResponse.builder().build();
  }
}

package io.dbrefresh.lambdas.swap;

import io.dbrefresh.lambdas.rds.Tags;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.plan.Replica;
import io.dbrefresh.statemachine.plan.Replicas;
import io.dbrefresh.statemachine.plan.Service;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceReadReplicaRequest;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.DbInstanceAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;
import software.amazon.awssdk.services.rds.model.InvalidDbInstanceStateException;

/** The call that begins one replica. */
final class ReplicaCreation {
  private final RdsClient rds;
  private final RefreshPlan plan;
  private final Replicas settings;

  ReplicaCreation(RdsClient rds, RefreshPlan plan, Replicas settings) {
    this.rds = rds;
    this.plan = plan;
    this.settings = settings;
  }

  /** Answers a sentence about what it began. */
  String start(Replica replica) {
    try {
      if (plan.service() == Service.AURORA) {
        rds.createDBInstance(reader(replica));
      } else {
        rds.createDBInstanceReadReplica(readReplica(replica));
      }
      return "replica " + replica.instance() + " is being created";
    } catch (DbInstanceAlreadyExistsException e) {
      return "replica " + replica.instance() + " exists by now";
    } catch (InvalidDbInstanceStateException | InvalidDbClusterStateException e) {
      return plan.target().names().identifier() + " is too busy for a replica yet";
    }
  }

  private CreateDbInstanceRequest reader(Replica replica) {
    return CreateDbInstanceRequest.builder()
        .dbInstanceIdentifier(replica.instance())
        .dbClusterIdentifier(plan.target().names().identifier())
        .dbInstanceClass(replica.instanceClass())
        .engine(settings.engine().orElse(plan.source().engine()))
        .dbSubnetGroupName(orNull(settings.subnetGroup()))
        .dbParameterGroupName(orNull(settings.parameterGroup()))
        .autoMinorVersionUpgrade(orNull(settings.autoMinorVersionUpgrade()))
        .copyTagsToSnapshot(orNull(settings.copyTagsToSnapshot()))
        .tags(Tags.of(plan.tags()))
        .build();
  }

  private CreateDbInstanceReadReplicaRequest readReplica(Replica replica) {
    List<String> groups = settings.securityGroups();
    return CreateDbInstanceReadReplicaRequest.builder()
        .dbInstanceIdentifier(replica.instance())
        .sourceDBInstanceIdentifier(plan.target().names().instance())
        .dbInstanceClass(replica.instanceClass())
        .port(orNull(replica.port()))
        .multiAZ(orNull(settings.multiAz()))
        .dbParameterGroupName(orNull(settings.parameterGroup()))
        .enableIAMDatabaseAuthentication(orNull(settings.iamAuthentication()))
        .autoMinorVersionUpgrade(orNull(settings.autoMinorVersionUpgrade()))
        .copyTagsToSnapshot(orNull(settings.copyTagsToSnapshot()))
        .storageType(orNull(settings.storageType()))
        .iops(orNull(settings.iops()))
        .vpcSecurityGroupIds(groups.isEmpty() ? null : groups)
        .tags(Tags.of(plan.tags()))
        .build();
  }

  private static <T> @Nullable T orNull(Optional<T> setting) {
    return setting.orElse(null);
  }
}

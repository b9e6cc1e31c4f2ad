package io.dbrefresh.lambdas.swap;

import io.dbrefresh.lambdas.rds.SettingsInRequests;
import io.dbrefresh.lambdas.rds.Tags;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.plan.Replica;
import io.dbrefresh.statemachine.plan.Replicas;
import io.dbrefresh.statemachine.plan.Service;
import io.dbrefresh.statemachine.plan.Setting;
import io.dbrefresh.statemachine.plan.Settings;
import io.dbrefresh.statemachine.plan.SettingsBuilder;
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
  private final Replicas asked;

  ReplicaCreation(RdsClient rds, RefreshPlan plan, Replicas asked) {
    this.rds = rds;
    this.plan = plan;
    this.asked = asked;
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
    CreateDbInstanceRequest.Builder request =
        CreateDbInstanceRequest.builder()
            .dbInstanceIdentifier(replica.instance())
            .dbClusterIdentifier(plan.target().names().identifier())
            .engine(plan.source().engine())
            .tags(Tags.of(plan.tags(plan.instanceSettings())));
    SettingsInRequests.write(settings(replica), request);
    return request.build();
  }

  private CreateDbInstanceReadReplicaRequest readReplica(Replica replica) {
    CreateDbInstanceReadReplicaRequest.Builder request =
        CreateDbInstanceReadReplicaRequest.builder()
            .dbInstanceIdentifier(replica.instance())
            .sourceDBInstanceIdentifier(plan.target().names().instance())
            .tags(Tags.of(plan.tags(plan.instanceSettings())));
    SettingsInRequests.write(settings(replica), request);
    return request.build();
  }

  /** What the refresh file says of replicas, and else what the database itself is set to. */
  private Settings settings(Replica replica) {
    Settings inherited =
        plan.instanceSettings()
            .without(Setting.PORT)
            .without(Setting.MULTI_AZ)
            .without(Setting.SUBNET_GROUP)
            .without(Setting.DELETION_PROTECTION);
    return new SettingsBuilder()
        .put(Setting.INSTANCE_CLASS, replica.instanceClass())
        .put(Setting.PORT, replica.port())
        .build()
        .or(asked.settings())
        .or(inherited);
  }
}

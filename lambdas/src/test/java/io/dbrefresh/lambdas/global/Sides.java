package io.dbrefresh.lambdas.global;

import io.dbrefresh.statemachine.global.GlobalMember;
import io.dbrefresh.statemachine.global.GlobalOrder;
import io.dbrefresh.statemachine.global.GlobalPlan;
import io.dbrefresh.statemachine.global.Operation;
import io.dbrefresh.statemachine.global.Secondary;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.GlobalCluster;
import software.amazon.awssdk.services.rds.model.GlobalClusterMember;

/** Global databases as RDS would describe them. */
final class Sides {
  static final GlobalMember WEST =
      GlobalMember.ofArn("arn:aws:rds:us-west-2:123456789012:cluster:aurora-pg-west");
  static final GlobalMember EAST =
      GlobalMember.ofArn("arn:aws:rds:us-east-1:123456789012:cluster:aurora-pg-east");

  /** A lock table that nobody reads. */
  static final DynamoDbClient NO_LOCKS =
      new DynamoDbClient() {
        @Override
        public String serviceName() {
          return SERVICE_NAME;
        }

        @Override
        public void close() {}
      };

  private Sides() {}

  /** From the west to the east, and nothing special about it. */
  static GlobalPlan plan(Operation operation, boolean loss, Optional<Secondary> secondary) {
    return new GlobalPlan(
        "run",
        1,
        order(operation, EAST, loss),
        WEST,
        EAST,
        Optional.empty(),
        true,
        secondary,
        new GlobalPlan.Former(false),
        List.of());
  }

  static DBCluster cluster(GlobalMember place) {
    return DBCluster.builder()
        .dbClusterIdentifier(place.cluster())
        .dbClusterArn(place.arn())
        .dbClusterResourceId("cluster-" + place.cluster())
        .status("available")
        .engine("aurora-postgresql")
        .engineVersion("16.6")
        .storageEncrypted(true)
        .deletionProtection(true)
        .endpoint(place.cluster() + ".example.com")
        .port(5432)
        .build();
  }

  static DBInstance instance(String name, String instanceClass) {
    return DBInstance.builder()
        .dbInstanceIdentifier(name)
        .dbInstanceClass(instanceClass)
        .dbInstanceStatus("available")
        .build();
  }

  /** A healthy member with two large instances. */
  static Side side(GlobalMember place, boolean writer) {
    return new Side(
        place,
        true,
        writer,
        false,
        Optional.of(cluster(place)),
        Stream.of("-1", "-2")
            .map(number -> instance(place.cluster() + number, "db.r6g.large"))
            .toList(),
        Optional.empty());
  }

  static Side unreachable(GlobalMember place, boolean writer) {
    return new Side(
        place, true, writer, false, Optional.empty(), List.of(), Optional.of("connect timed out"));
  }

  static Side with(Side side, UnaryOperator<DBCluster.Builder> change) {
    DBCluster changed = change.apply(side.cluster().orElseThrow().toBuilder()).build();
    return new Side(
        side.place(),
        side.member(),
        side.writer(),
        side.resync(),
        Optional.of(changed),
        side.instances(),
        side.unreachable());
  }

  static Side with(Side side, DBInstance... instances) {
    return new Side(
        side.place(),
        side.member(),
        side.writer(),
        side.resync(),
        side.cluster(),
        List.of(instances),
        side.unreachable());
  }

  /** A member of a global cluster, as RDS lists it. */
  static GlobalClusterMember member(GlobalMember place, boolean writer) {
    return GlobalClusterMember.builder().dbClusterArn(place.arn()).isWriter(writer).build();
  }

  static GlobalView view(Side... sides) {
    return view("available", sides);
  }

  static GlobalView view(String status, Side... sides) {
    GlobalCluster global =
        GlobalCluster.builder().globalClusterIdentifier("aurora-pg-global").status(status).build();
    return new GlobalView(global, List.of(sides));
  }

  static GlobalOrder order(Operation operation, GlobalMember to, boolean loss, Long... rpo) {
    return new GlobalOrder(
        operation,
        "aurora-pg-global",
        to.region(),
        Optional.empty(),
        Stream.of(rpo).findFirst(),
        loss,
        true,
        false,
        false,
        "/aurora-global/pgadmin",
        "me");
  }
}

package io.dbrefresh.local.rds.settings;

import io.dbrefresh.local.rds.fleet.Arns;
import io.dbrefresh.local.rds.fleet.GroupKind;
import software.amazon.awssdk.services.rds.model.DBSubnetGroup;

/** Subnet groups as databases show them. */
public final class Subnets {
  private static final String VPC = "vpc-local";

  private Subnets() {}

  /** The group called {@code name}; all are in the one VPC of the region. */
  public static DBSubnetGroup group(Arns arns, String name) {
    return DBSubnetGroup.builder()
        .dbSubnetGroupName(name)
        .dbSubnetGroupDescription(name)
        .subnetGroupStatus("Complete")
        .vpcId(VPC)
        .dbSubnetGroupArn(arns.arn(GroupKind.SUBNET.arn, name))
        .build();
  }
}

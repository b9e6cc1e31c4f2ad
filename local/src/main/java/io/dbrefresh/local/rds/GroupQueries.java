package io.dbrefresh.local.rds;

import io.dbrefresh.local.rds.fleet.Arns;
import io.dbrefresh.local.rds.fleet.Engines;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.DBClusterParameterGroup;
import software.amazon.awssdk.services.rds.model.DBParameterGroup;
import software.amazon.awssdk.services.rds.model.DBSubnetGroup;

/**
 * The groups of the region. Servers here have no parameters and no subnets to choose from, so a
 * group of any name exists, and unnamed ones are the defaults.
 */
final class GroupQueries {
  private static final List<String> ENGINES = List.of("mysql", "mariadb", "postgres");
  private static final List<String> AURORA = List.of("aurora-mysql", "aurora-postgresql");

  private final Arns arns;

  GroupQueries(Arns arns) {
    this.arns = arns;
  }

  List<DBSubnetGroup> subnetGroups(@Nullable String name) {
    String shown = Optional.ofNullable(name).orElse("default");
    return List.of(
        DBSubnetGroup.builder()
            .dbSubnetGroupName(shown)
            .dbSubnetGroupDescription(shown)
            .subnetGroupStatus("Complete")
            .vpcId("vpc-local")
            .dbSubnetGroupArn(arns.arn("subgrp", shown))
            .build());
  }

  List<DBParameterGroup> parameterGroups(@Nullable String name) {
    return names(name, Stream.concat(ENGINES.stream(), AURORA.stream()))
        .map(
            group ->
                DBParameterGroup.builder()
                    .dbParameterGroupName(group)
                    .dbParameterGroupFamily(family(group))
                    .description("Parameter group " + group)
                    .dbParameterGroupArn(arns.arn("pg", group))
                    .build())
        .toList();
  }

  List<DBClusterParameterGroup> clusterParameterGroups(@Nullable String name) {
    return names(name, AURORA.stream())
        .map(
            group ->
                DBClusterParameterGroup.builder()
                    .dbClusterParameterGroupName(group)
                    .dbParameterGroupFamily(family(group))
                    .description("Parameter group " + group)
                    .dbClusterParameterGroupArn(arns.arn("cluster-pg", group))
                    .build())
        .toList();
  }

  private static Stream<String> names(@Nullable String name, Stream<String> engines) {
    return name == null
        ? engines.map(
            engine -> "default." + Engines.parameterFamily(engine, Engines.version(engine)))
        : Stream.of(name);
  }

  private static String family(String group) {
    return group.startsWith("default.") ? group.substring("default.".length()) : "custom";
  }
}

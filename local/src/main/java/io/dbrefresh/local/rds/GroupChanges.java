package io.dbrefresh.local.rds;

import static io.dbrefresh.local.rds.fleet.Identifiers.required;

import io.dbrefresh.local.rds.fleet.GroupBook;
import io.dbrefresh.local.rds.fleet.GroupKind;
import io.dbrefresh.local.rds.fleet.Ledger;
import software.amazon.awssdk.services.rds.model.CreateDbClusterParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.CreateDbParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.CreateDbSubnetGroupRequest;
import software.amazon.awssdk.services.rds.model.CreateOptionGroupRequest;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** The operations that create and delete groups; each answers with the group's name. */
final class GroupChanges {
  private final Ledger ledger;
  private final GroupBook book;

  GroupChanges(Ledger ledger) {
    this.ledger = ledger;
    book = ledger.groups();
  }

  String create(CreateDbParameterGroupRequest request) {
    return book.create(
        GroupKind.PARAMETER,
        required(request.dbParameterGroupName(), "DBParameterGroupName"),
        required(request.dbParameterGroupFamily(), "DBParameterGroupFamily"));
  }

  String create(CreateDbClusterParameterGroupRequest request) {
    return book.create(
        GroupKind.CLUSTER_PARAMETER,
        required(request.dbClusterParameterGroupName(), "DBClusterParameterGroupName"),
        required(request.dbParameterGroupFamily(), "DBParameterGroupFamily"));
  }

  /** The family of options is written as the one of parameters: engine and major version. */
  String create(CreateOptionGroupRequest request) {
    return book.create(
        GroupKind.OPTION,
        required(request.optionGroupName(), "OptionGroupName"),
        required(request.engineName(), "EngineName")
            + required(request.majorEngineVersion(), "MajorEngineVersion"));
  }

  String create(CreateDbSubnetGroupRequest request) {
    return book.create(
        GroupKind.SUBNET, required(request.dbSubnetGroupName(), "DBSubnetGroupName"), "vpc");
  }

  void delete(GroupKind kind, String given) {
    String name = required(given, kind.parameter);
    boolean used =
        ledger.instances().find(instance -> uses(instance, kind, name)).isPresent()
            || ledger.clusters().find(cluster -> uses(cluster, kind, name)).isPresent();
    book.delete(kind, name, used);
  }

  private static boolean uses(DBInstance instance, GroupKind kind, String name) {
    return switch (kind) {
      case PARAMETER ->
          instance.dbParameterGroups().stream()
              .anyMatch(group -> name.equalsIgnoreCase(group.dbParameterGroupName()));
      case OPTION ->
          instance.optionGroupMemberships().stream()
              .anyMatch(group -> name.equalsIgnoreCase(group.optionGroupName()));
      case SUBNET ->
          instance.dbSubnetGroup() != null
              && name.equalsIgnoreCase(instance.dbSubnetGroup().dbSubnetGroupName());
      case CLUSTER_PARAMETER -> false;
    };
  }

  private static boolean uses(DBCluster cluster, GroupKind kind, String name) {
    return switch (kind) {
      case CLUSTER_PARAMETER -> name.equalsIgnoreCase(cluster.dbClusterParameterGroup());
      case SUBNET -> name.equalsIgnoreCase(cluster.dbSubnetGroup());
      case PARAMETER, OPTION -> false;
    };
  }
}

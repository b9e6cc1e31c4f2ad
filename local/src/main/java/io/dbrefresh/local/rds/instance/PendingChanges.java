package io.dbrefresh.local.rds.instance;

import io.dbrefresh.local.rds.fleet.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBSubnetGroup;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.OptionGroupMembership;
import software.amazon.awssdk.services.rds.model.PendingModifiedValues;

/** What of a change is still to come (RDS API Reference, PendingModifiedValues). */
final class PendingChanges {
  private static final String WAITING = "pending-maintenance-apply";

  private PendingChanges() {}

  /** What is pending when {@code request}, which makes {@code wanted}, has been accepted. */
  static PendingModifiedValues of(
      DBInstance instance,
      DBInstance wanted,
      Optional<String> name,
      ModifyDbInstanceRequest request) {
    PendingModifiedValues.Builder pending = builder(instance);
    Settings.differ(instance, wanted, pending);
    name.ifPresent(pending::dbInstanceIdentifier);
    if (request.masterUserPassword() != null) {
      pending.masterUserPassword("****");
    }
    if (!wanted.dbInstancePort().equals(instance.dbInstancePort())) {
      pending.port(wanted.dbInstancePort());
    }
    subnets(wanted)
        .filter(group -> !subnets(instance).filter(group::equals).isPresent())
        .ifPresent(pending::dbSubnetGroupName);
    return pending.build();
  }

  /** What is still pending when {@code after} has come to be. */
  static PendingModifiedValues left(DBInstance after) {
    PendingModifiedValues.Builder left = builder(after);
    Settings.settle(left, after.copy(it -> it.dbInstanceIdentifier(null)));
    PendingModifiedValues pending = left.build();
    if (after.dbInstancePort().equals(pending.port())) {
      left.port(null);
    }
    if (subnets(after).filter(group -> group.equals(pending.dbSubnetGroupName())).isPresent()) {
      left.dbSubnetGroupName(null);
    }
    return left.build();
  }

  /** The request with what is pending on the instance and the request does not say otherwise. */
  static ModifyDbInstanceRequest taken(ModifyDbInstanceRequest request, DBInstance instance) {
    PendingModifiedValues pending = builder(instance).masterUserPassword(null).build();
    ModifyDbInstanceRequest.Builder all = request.toBuilder();
    Settings.fill(pending, all);
    if (request.newDBInstanceIdentifier() == null) {
      all.newDBInstanceIdentifier(pending.dbInstanceIdentifier());
    }
    if (request.optionGroupName() == null) {
      instance.optionGroupMemberships().stream()
          .filter(group -> group.status().equals(WAITING))
          .forEach(group -> all.optionGroupName(group.optionGroupName()));
    }
    return all.build();
  }

  /** The option groups while the one that {@code wanted} has waits for the maintenance window. */
  static List<OptionGroupMembership> waiting(DBInstance instance, DBInstance wanted) {
    List<OptionGroupMembership> groups = new ArrayList<>(instance.optionGroupMemberships());
    groups.removeIf(group -> group.status().equals(WAITING));
    wanted.optionGroupMemberships().stream()
        .filter(group -> groups.stream().noneMatch(has -> same(group, has)))
        .forEach(group -> groups.add(group.copy(it -> it.status(WAITING))));
    return groups;
  }

  private static boolean same(OptionGroupMembership one, OptionGroupMembership other) {
    return one.optionGroupName().equals(other.optionGroupName());
  }

  /** What is pending besides the name. */
  static PendingModifiedValues named(DBInstance instance) {
    return builder(instance).dbInstanceIdentifier(null).build();
  }

  /** Whether a rename of the instance to {@code name} is pending. */
  static boolean names(DBInstance instance, String name) {
    return name.equals(builder(instance).build().dbInstanceIdentifier());
  }

  private static Optional<String> subnets(DBInstance instance) {
    return Optional.ofNullable(instance.dbSubnetGroup()).map(DBSubnetGroup::dbSubnetGroupName);
  }

  private static PendingModifiedValues.Builder builder(DBInstance instance) {
    return Optional.ofNullable(instance.pendingModifiedValues())
        .map(PendingModifiedValues::toBuilder)
        .orElseGet(PendingModifiedValues::builder);
  }
}

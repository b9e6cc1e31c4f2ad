package io.dbrefresh.local.rds.instance;

import static io.dbrefresh.local.rds.fleet.Identifiers.required;

import io.dbrefresh.local.rds.fleet.Faults;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.ReferenceFaults;
import io.dbrefresh.local.rds.fleet.Status;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.rds.model.AddRoleToDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBInstanceRole;
import software.amazon.awssdk.services.rds.model.RemoveRoleFromDbInstanceRequest;

/**
 * AddRoleToDBInstance and RemoveRoleFromDBInstance: one role for each feature, {@code PENDING} and
 * a moment later {@code ACTIVE}.
 */
public final class InstanceRoles {
  private static final String PENDING = "PENDING";

  private final Fleet fleet;

  /** Of instances of {@code fleet}. */
  public InstanceRoles(Fleet fleet) {
    this.fleet = fleet;
  }

  /** Associates a role. */
  public void add(AddRoleToDbInstanceRequest request) {
    DBInstance instance = available(request.dbInstanceIdentifier());
    String feature = required(request.featureName(), "FeatureName");
    String arn = required(request.roleArn(), "RoleArn");
    List<DBInstanceRole> roles = new ArrayList<>(instance.associatedRoles());
    if (roles.stream().anyMatch(role -> role.featureName().equals(feature))) {
      throw ReferenceFaults.instanceRoleExists(arn);
    }
    roles.add(DBInstanceRole.builder().roleArn(arn).featureName(feature).status(PENDING).build());
    fleet.change(instance, record -> record.associatedRoles(roles));
    settle(instance);
  }

  /** Takes a role away. */
  public void remove(RemoveRoleFromDbInstanceRequest request) {
    DBInstance instance = available(request.dbInstanceIdentifier());
    String feature = required(request.featureName(), "FeatureName");
    String arn = required(request.roleArn(), "RoleArn");
    List<DBInstanceRole> roles = new ArrayList<>(instance.associatedRoles());
    boolean had =
        roles.removeIf(role -> role.roleArn().equals(arn) && role.featureName().equals(feature));
    if (!had) {
      throw ReferenceFaults.instanceRoleNotFound(arn);
    }
    fleet.change(instance, record -> record.associatedRoles(roles));
  }

  /** Lets roles that are pending become active. */
  public void settle(DBInstance instance) {
    boolean pending =
        fleet.current(instance).associatedRoles().stream()
            .anyMatch(role -> role.status().equals(PENDING));
    if (!pending) {
      return;
    }
    fleet.begin(
        "roles of " + instance.dbiResourceId(),
        fleet.course().after(fleet.timings().accept(), () -> activate(instance)));
  }

  private void activate(DBInstance instance) {
    List<DBInstanceRole> roles =
        fleet.current(instance).associatedRoles().stream()
            .map(role -> role.copy(it -> it.status("ACTIVE")))
            .toList();
    fleet.change(instance, record -> record.associatedRoles(roles));
  }

  private DBInstance available(String identifier) {
    DBInstance instance = fleet.instance(required(identifier, "DBInstanceIdentifier"));
    if (!instance.dbInstanceStatus().equals(Status.AVAILABLE)) {
      throw Faults.instanceState(
          "Instance " + instance.dbInstanceIdentifier() + " is not in available state.");
    }
    if (instance.dbClusterIdentifier() != null) {
      throw Faults.parameterCombination(
          "Roles of a member of a DB cluster are associated with the cluster.");
    }
    return instance;
  }
}

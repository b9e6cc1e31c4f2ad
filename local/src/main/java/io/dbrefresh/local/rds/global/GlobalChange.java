package io.dbrefresh.local.rds.global;

import io.dbrefresh.local.rds.fleet.Faults;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.GlobalFaults;
import io.dbrefresh.local.rds.fleet.Globe;
import io.dbrefresh.local.rds.fleet.Identifiers;
import io.dbrefresh.local.rds.fleet.Status;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DeleteGlobalClusterRequest;
import software.amazon.awssdk.services.rds.model.GlobalCluster;
import software.amazon.awssdk.services.rds.model.ModifyGlobalClusterRequest;

/** ModifyGlobalCluster, for its name and its deletion protection, and DeleteGlobalCluster. */
public final class GlobalChange {
  private final Fleet fleet;
  private final Globe globe;
  private final Roster roster;

  /** Asked in the region of {@code fleet}. */
  public GlobalChange(Fleet fleet) {
    this.fleet = fleet;
    globe = fleet.surroundings().globe();
    roster = new Roster(globe);
  }

  /** Answers with the global database as it is from now on. */
  public GlobalCluster modify(ModifyGlobalClusterRequest request) {
    GlobalCluster global =
        globe.cluster(
            Identifiers.required(request.globalClusterIdentifier(), "GlobalClusterIdentifier"));
    requireAvailable(global);
    Optional.ofNullable(request.engineVersion())
        .filter(version -> !version.equals(global.engineVersion()))
        .ifPresent(
            version -> {
              throw new UnsupportedOperationException(
                  "The local region does not upgrade global databases");
            });
    Optional<String> name = newName(global, request);
    roster.change(
        global,
        record -> {
          name.ifPresent(
              it -> record.globalClusterIdentifier(it).globalClusterArn(fleet.arns().global(it)));
          Optional.ofNullable(request.deletionProtection()).ifPresent(record::deletionProtection);
        });
    return roster.current(global);
  }

  private Optional<String> newName(GlobalCluster global, ModifyGlobalClusterRequest request) {
    Optional<String> name =
        Optional.ofNullable(request.newGlobalClusterIdentifier())
            .map(given -> Identifiers.database(given, "NewGlobalClusterIdentifier"))
            .filter(given -> !given.equals(global.globalClusterIdentifier()));
    name.filter(given -> globe.find(given).isPresent())
        .ifPresent(
            taken -> {
              throw GlobalFaults.exists(taken);
            });
    return name;
  }

  private static void requireAvailable(GlobalCluster global) {
    if (!global.status().equals(Status.AVAILABLE) && !global.status().equals(Status.FAILED)) {
      throw GlobalFaults.state(
          "Global cluster %s is %s.".formatted(global.globalClusterIdentifier(), global.status()));
    }
  }

  /** Answers with the global database in status {@code deleting}. */
  public GlobalCluster delete(DeleteGlobalClusterRequest request) {
    GlobalCluster global =
        globe.cluster(
            Identifiers.required(request.globalClusterIdentifier(), "GlobalClusterIdentifier"));
    requireAvailable(global);
    if (Boolean.TRUE.equals(global.deletionProtection())) {
      throw Faults.parameterCombination(
          "Cannot delete protected Global Cluster, please disable deletion protection and try"
              + " again.");
    }
    if (!global.globalClusterMembers().isEmpty()) {
      throw GlobalFaults.state("Global Cluster " + global.globalClusterArn() + " is not empty");
    }
    roster.change(global, record -> record.status(Status.DELETING));
    Fleet home = globe.home();
    home.begin(
        global.globalClusterResourceId(),
        home.course()
            .after(
                fleet.timings().delete(), () -> globe.clusters().remove(roster.current(global))));
    return roster.current(global);
  }
}

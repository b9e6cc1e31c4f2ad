package io.dbrefresh.local.simulation;

import io.dbrefresh.local.ModelServices;
import io.dbrefresh.local.rds.LocalRds;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Status;
import io.dbrefresh.local.simulation.fault.Fault;
import io.dbrefresh.local.simulation.kind.Scenario;
import io.dbrefresh.statemachine.plan.DatabaseNames;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** What people and RDS do to a refresh while it runs. */
final class OutsideHands {
  private static final String BROKEN = "incompatible-parameters";

  private final Scenario scenario;
  private final LocalRds rds;
  private final Fleet fleet;
  private final ModelServices services;
  private final Runnable launch;

  OutsideHands(
      Scenario scenario, LocalRds rds, Fleet fleet, ModelServices services, Runnable launch) {
    this.scenario = scenario;
    this.rds = rds;
    this.fleet = fleet;
    this.services = services;
    this.launch = launch;
  }

  void act(Fault fault) {
    try {
      switch (fault) {
        case STOPPED -> stop();
        case RACED -> launch.run();
        case TERMINAL_STATUS -> breakDown("temp");
        case OLD_BROKEN -> breakDown("old");
        case TEMP_DELETED -> delete("temp");
        case OLD_DELETED -> deleteOld();
        case TARGET_RENAMED -> rename();
        case OLD_UNTAGGED -> untag();
        case SECRET_DELETED -> deleteSecret();
        default -> throw new IllegalArgumentException(fault + " comes from within");
      }
    } catch (SdkException refused) {
      return; // There is nothing to do it to, or RDS does not let people do it now.
    }
  }

  private DatabaseNames names() {
    return scenario.file().target();
  }

  private void stop() {
    services
        .sfn
        .listExecutions(
            list ->
                list.stateMachineArn(ModelServices.machineArn())
                    .statusFilter(ExecutionStatus.RUNNING))
        .executions()
        .forEach(
            running -> services.sfn.stopExecution(it -> it.executionArn(running.executionArn())));
  }

  private void breakDown(String ending) {
    DatabaseNames broken = names().with(ending);
    broken
        .cluster()
        .flatMap(fleet.ledger()::cluster)
        .ifPresent(
            cluster -> {
              fleet.abandon(cluster.dbClusterResourceId());
              fleet.change(cluster, record -> record.status(Status.FAILED));
            });
    if (broken.cluster().isEmpty()) {
      fleet.ledger().instance(broken.instance()).ifPresent(this::breakInstance);
    }
  }

  private void breakInstance(DBInstance instance) {
    fleet.abandon(instance.dbiResourceId());
    fleet.change(instance, record -> record.dbInstanceStatus(BROKEN));
  }

  private void deleteOld() {
    boolean aside =
        names().cluster().isPresent()
            ? fleet.ledger().cluster(names().with("old").identifier()).isPresent()
            : fleet.ledger().instance(names().with("old").instance()).isPresent();
    delete(aside ? "old" : "");
  }

  private void delete(String ending) {
    DatabaseNames found = names().with(ending);
    if (found.cluster().isPresent()) {
      fleet
          .members(fleet.cluster(found.identifier()))
          .forEach(member -> deleteInstance(member.dbInstanceIdentifier()));
      rds.deleteDBCluster(it -> it.dbClusterIdentifier(found.identifier()).skipFinalSnapshot(true));
    } else {
      deleteInstance(found.instance());
    }
  }

  private void deleteInstance(String name) {
    rds.deleteDBInstance(it -> it.dbInstanceIdentifier(name).skipFinalSnapshot(true));
  }

  private void rename() {
    String renamed = names().identifier() + "-renamed";
    if (names().cluster().isPresent()) {
      rds.modifyDBCluster(
          it ->
              it.dbClusterIdentifier(names().identifier())
                  .newDBClusterIdentifier(renamed)
                  .applyImmediately(true));
    } else {
      rds.modifyDBInstance(
          it ->
              it.dbInstanceIdentifier(names().instance())
                  .newDBInstanceIdentifier(renamed)
                  .applyImmediately(true));
    }
  }

  private void untag() {
    String arn =
        names().cluster().isPresent()
            ? fleet.cluster(names().identifier()).dbClusterArn()
            : fleet.instance(names().instance()).dbInstanceArn();
    rds.removeTagsFromResource(it -> it.resourceName(arn).tagKeys("refresh"));
  }

  private void deleteSecret() {
    scenario
        .file()
        .password()
        .ifPresent(
            password ->
                services.secrets.deleteSecret(
                    it -> it.secretId(password.secret()).forceDeleteWithoutRecovery(true)));
  }
}

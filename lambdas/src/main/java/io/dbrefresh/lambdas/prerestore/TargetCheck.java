package io.dbrefresh.lambdas.prerestore;

import io.dbrefresh.lambdas.rds.Database;
import io.dbrefresh.lambdas.rds.Databases;
import io.dbrefresh.lambdas.rds.Kind;
import io.dbrefresh.lambdas.rds.Statuses;
import io.dbrefresh.statemachine.plan.DatabaseNames;
import io.dbrefresh.statemachine.plan.Password;
import io.dbrefresh.statemachine.plan.Replica;
import io.dbrefresh.statemachine.plan.Service;
import io.dbrefresh.statemachine.plan.Target;
import io.dbrefresh.statemachine.refreshfile.RefreshFile;
import io.dbrefresh.statemachine.step.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;

/** Whether the target, its replicas and the names beside it may be touched. */
final class TargetCheck {
  private static final int LONGEST_IDENTIFIER = 63;

  private final Databases databases;
  private final RefreshFile file;
  private final Findings findings;
  private final DatabaseNames names;
  private final String pointer;

  TargetCheck(RdsClient rds, RefreshFile file, Findings findings) {
    this.databases = new Databases(rds);
    this.file = file;
    this.findings = findings;
    this.names = file.target();
    this.pointer = file.service() == Service.AURORA ? "/restore/targetcluster" : "/restore/target";
  }

  /** The target as it is to be treated; the findings say what speaks against it. */
  Target look() {
    checkNames();
    Optional<Database> old = databases.find(names);
    old.ifPresent(this::checkOld);
    if (names.cluster().isPresent()) {
      checkWriter();
    }
    checkBeside("temp");
    checkBeside("old");
    checkReplicas(old);
    checkGlobal();
    return new Target(
        names,
        old.isPresent(),
        old.filter(this::hasToGoFirst).isPresent(),
        file.removeProtection());
  }

  /**
   * A stopped or broken database cannot be renamed; a stopped Aurora cluster is started instead.
   */
  private boolean hasToGoFirst(Database old) {
    boolean stopped = old.is("stopped") || old.is("stopping");
    return file.steps().containsKey(Step.STOP_OLD_DATABASE)
        || Statuses.isTerminal(old.status())
        || stopped && old.kind() == Kind.INSTANCE;
  }

  private void checkNames() {
    if (file.source().equalsIgnoreCase(names.identifier())) {
      findings.notAllowed(pointer, "source and target are the same database, " + file.source());
    }
    Stream.concat(Stream.of(names.instance()), names.cluster().stream())
        .map(name -> name + "temp")
        .filter(name -> name.length() > LONGEST_IDENTIFIER)
        .forEach(
            name ->
                findings.notAllowed(
                    pointer,
                    "%s, the name during the refresh, has %d characters, and RDS takes %d"
                        .formatted(name, name.length(), LONGEST_IDENTIFIER)));
  }

  private void checkOld(Database old) {
    if (!old.isRefreshable()) {
      findings.notAllowed(
          pointer,
          "%s exists and does not carry the tag refresh=true, so no refresh touches it"
              .formatted(old.identifier()));
      return;
    }
    if (!file.steps().containsKey(Step.DELETE_OLD_DATABASE)) {
      asked("/delete/torun", old);
    }
    if (old.kind() == Kind.CLUSTER && !file.steps().containsKey(Step.DELETE_OLD_CLUSTER)) {
      asked("/deletecluster/torun", old);
    }
    if (old.deletionProtection() && !file.removeProtection()) {
      findings.notAllowed(
          (old.kind() == Kind.CLUSTER ? "/deletecluster" : "/delete") + "/removeprotection",
          "%s is protected from deletion; set it to \"true\" to have it replaced all the same"
              .formatted(old.identifier()));
    }
    checkInstances(old);
  }

  private void asked(String torun, Database old) {
    findings.notAllowed(
        torun,
        "%s exists; set %s to \"true\" to have it replaced".formatted(old.identifier(), torun));
  }

  private void checkInstances(Database old) {
    boolean deletesReplicas = file.steps().containsKey(Step.DELETE_REPLICAS);
    if (old.kind() == Kind.INSTANCE && !old.readers().isEmpty() && !deletesReplicas) {
      findings.notAllowed(
          "/deletereplicas/torun",
          "%s has the read replicas %s, which would stay with the old database; set it to \"true\""
              .formatted(old.identifier(), String.join(", ", old.readers())));
    }
    Stream.concat(old.members().stream(), old.readers().stream())
        .distinct()
        .flatMap(name -> databases.find(Kind.INSTANCE, name).stream())
        .filter(instance -> !instance.isRefreshable())
        .forEach(
            instance ->
                findings.notAllowed(
                    pointer,
                    "instance %s of %s does not carry the tag refresh=true"
                        .formatted(instance.identifier(), old.identifier())));
  }

  /** See the limitations in "Password management with Amazon Aurora and AWS Secrets Manager". */
  private void checkGlobal() {
    names
        .cluster()
        .filter(name -> file.password().flatMap(Password::managed).isPresent())
        .flatMap(databases::cluster)
        .map(DBCluster::globalClusterIdentifier)
        .ifPresent(
            global ->
                findings.notAllowed(
                    "/changemasterpwd/managed",
                    "%s belongs to the global database %s, whose passwords RDS does not manage"
                        .formatted(names.identifier(), global)));
  }

  private void checkWriter() {
    databases
        .find(Kind.INSTANCE, names.instance())
        .filter(writer -> !writer.cluster().equals(names.cluster()))
        .ifPresent(
            writer ->
                findings.notAllowed(
                    "/createinstance/dbinstance",
                    "instance %s exists and is not of cluster %s"
                        .formatted(writer.identifier(), names.identifier())));
  }

  private void checkBeside(String ending) {
    DatabaseNames beside = names.with(ending);
    Stream.concat(
            beside.cluster().flatMap(name -> databases.find(Kind.CLUSTER, name)).stream(),
            databases.find(Kind.INSTANCE, beside.instance()).stream())
        .filter(database -> !database.isRefreshable())
        .forEach(
            database ->
                findings.notAllowed(
                    pointer,
                    "%s, a name that the refresh needs, is that of a database without refresh=true"
                        .formatted(database.identifier())));
  }

  private void checkReplicas(Optional<Database> old) {
    List<String> going =
        old.map(database -> Stream.concat(database.readers().stream(), database.members().stream()))
            .orElseGet(Stream::of)
            .toList();
    file.replicas().stream()
        .flatMap(replicas -> replicas.replicas().stream())
        .map(Replica::instance)
        .filter(name -> !going.contains(name))
        .filter(name -> databases.find(Kind.INSTANCE, name).isPresent())
        .forEach(
            name ->
                findings.notAllowed(
                    "/createreplicas/replicas",
                    "instance " + name + " exists and is not a replica of the target"));
  }
}

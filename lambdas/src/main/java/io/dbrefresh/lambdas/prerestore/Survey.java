package io.dbrefresh.lambdas.prerestore;

import io.dbrefresh.lambdas.rds.Database;
import io.dbrefresh.lambdas.rds.Databases;
import io.dbrefresh.statemachine.plan.InstanceSettings;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.plan.Scripts;
import io.dbrefresh.statemachine.plan.Service;
import io.dbrefresh.statemachine.plan.Source;
import io.dbrefresh.statemachine.plan.Target;
import io.dbrefresh.statemachine.plan.Verification;
import io.dbrefresh.statemachine.refreshfile.RefreshFile;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** The look at the world that a plan is made from. */
final class Survey {
  private final Databases databases;
  private final RefreshFile file;
  private final Findings findings = new Findings();
  private final Optional<Source> source;
  private final Target target;
  private Optional<Verification> verification = Optional.empty();
  private Optional<Scripts> scripts = Optional.empty();

  Survey(RdsClient rds, RefreshFile file) {
    this.databases = new Databases(rds);
    this.file = file;
    this.source = new SourceCheck(rds, file, findings).look();
    this.target = new TargetCheck(rds, file, findings).look();
  }

  Findings findings() {
    return findings;
  }

  void references(ReferenceCheck check) {
    check.look(file, source.map(Source::engine));
    scripts = check.scripts(file, oldTarget());
    check.preserved(file, source.map(Source::engine), oldTarget());
    verification = check.verification(file, source.map(Source::engine));
  }

  private Optional<Database> oldTarget() {
    return databases.find(file.target());
  }

  /** The plan, when nothing speaks against it. */
  RefreshPlan plan(String run, long fence) {
    boolean stopped = oldTarget().map(Database::status).filter("stopped"::equals).isPresent();
    return new Planner(file, source.orElseThrow(), target, stopped, scripts)
        .plan(run, fence, writer(), verification);
  }

  /**
   * The settings of the writer to create; its class is the source writer's unless the file says.
   */
  private Optional<InstanceSettings> writer() {
    if (file.service() == Service.RDS) {
      return Optional.empty();
    }
    InstanceSettings asked = file.instance().orElseGet(Survey::unset);
    Optional<String> instanceClass =
        asked.instanceClass().or(() -> databases.cluster(file.source()).flatMap(this::writerClass));
    return Optional.of(
        new InstanceSettings(
            instanceClass,
            asked.engine(),
            asked.subnetGroup(),
            asked.parameterGroup(),
            asked.autoMinorVersionUpgrade(),
            asked.copyTagsToSnapshot(),
            asked.performanceInsights(),
            asked.performanceInsightsRetention(),
            asked.performanceInsightsKmsKeyId(),
            asked.monitoringInterval(),
            asked.monitoringRoleArn()));
  }

  private Optional<String> writerClass(DBCluster cluster) {
    return cluster.dbClusterMembers().stream()
        .filter(member -> Boolean.TRUE.equals(member.isClusterWriter()))
        .map(DBClusterMember::dbInstanceIdentifier)
        .findFirst()
        .flatMap(databases::instance)
        .map(DBInstance::dbInstanceClass);
  }

  private static InstanceSettings unset() {
    return new InstanceSettings(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}

package io.dbrefresh.lambdas.prerestore;

import io.dbrefresh.lambdas.rds.Database;
import io.dbrefresh.lambdas.rds.Databases;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.plan.Safety;
import io.dbrefresh.statemachine.plan.Scripts;
import io.dbrefresh.statemachine.plan.Source;
import io.dbrefresh.statemachine.plan.Target;
import io.dbrefresh.statemachine.plan.Verification;
import io.dbrefresh.statemachine.refreshfile.RefreshFile;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;

/** The look at the world that a plan is made from. */
final class Survey {
  private final Databases databases;
  private final RefreshFile file;
  private final Findings findings = new Findings();
  private final SourceCheck sources;
  private final Optional<Source> source;
  private final Target target;
  private final SettingsSurvey settings;
  private Optional<Verification> verification = Optional.empty();
  private Optional<Scripts> scripts = Optional.empty();

  Survey(RdsClient rds, RefreshFile file) {
    this.databases = new Databases(rds);
    this.file = file;
    this.sources = new SourceCheck(rds, file, findings);
    this.source = sources.look();
    this.target = new TargetCheck(rds, file, findings).look();
    this.settings = new SettingsSurvey(rds, file, source, findings);
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
  RefreshPlan plan(String run, long fence, Safety safety) {
    boolean stopped = oldTarget().map(Database::status).filter("stopped"::equals).isPresent();
    return new Planner(file, source.orElseThrow(), target, stopped, scripts)
        .plan(
            run,
            fence,
            sources.restore(run).with(settings.restored()),
            settings.writer(),
            verification,
            safety);
  }

  /** What the new database cannot have of the old one, a sentence each. */
  List<String> notes() {
    return settings.notes();
  }
}

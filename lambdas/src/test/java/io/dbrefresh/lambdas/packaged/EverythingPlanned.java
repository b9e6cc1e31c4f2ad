package io.dbrefresh.lambdas.packaged;

import io.dbrefresh.lambdas.Plans;
import io.dbrefresh.statemachine.plan.DatabaseRoles;
import io.dbrefresh.statemachine.plan.Preserved;
import io.dbrefresh.statemachine.plan.Queries;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.plan.ScriptFile;
import io.dbrefresh.statemachine.plan.Verification;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The plan of a refresh that has something to do for every step. */
final class EverythingPlanned {
  private EverythingPlanned() {}

  static RefreshPlan plan() {
    RefreshPlan plan = Plans.mysql("app1-mysqlinstd-1", 1);
    return new RefreshPlan(
        plan.run(),
        plan.launchedBy(),
        plan.file(),
        plan.fence(),
        plan.application(),
        plan.environment(),
        plan.service(),
        plan.source(),
        plan.target(),
        plan.steps(),
        plan.restore(),
        plan.instance(),
        plan.replicas(),
        plan.password(),
        plan.scripts(),
        List.of(new Preserved("shop", "flags", Optional.empty())),
        Optional.of(
            new Verification(
                Optional.of(new Queries("bucket", "v/", List.of(ScriptFile.unseen("01.sql")))),
                Optional.empty())),
        Optional.of(
            new DatabaseRoles(
                Optional.empty(),
                DatabaseRoles.SCHEMA,
                DatabaseRoles.APP,
                DatabaseRoles.MIGRATOR,
                Map.of(),
                Optional.empty(),
                Optional.empty())),
        plan.recordTable(),
        plan.topicArn(),
        plan.safety());
  }
}

package io.dbrefresh.lambdas;

import io.dbrefresh.statemachine.plan.DatabaseNames;
import io.dbrefresh.statemachine.plan.Password;
import io.dbrefresh.statemachine.plan.PlannedStep;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.plan.Restore;
import io.dbrefresh.statemachine.plan.RestoreType;
import io.dbrefresh.statemachine.plan.Safety;
import io.dbrefresh.statemachine.plan.ScriptFile;
import io.dbrefresh.statemachine.plan.Scripts;
import io.dbrefresh.statemachine.plan.Service;
import io.dbrefresh.statemachine.plan.Setting;
import io.dbrefresh.statemachine.plan.Settings;
import io.dbrefresh.statemachine.plan.SettingsBuilder;
import io.dbrefresh.statemachine.plan.Source;
import io.dbrefresh.statemachine.plan.Target;
import io.dbrefresh.statemachine.step.Run;
import io.dbrefresh.statemachine.step.Step;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Plans to test with. */
public final class Plans {
  /** When every run of these plans began. */
  public static final Instant STARTED = Instant.parse("2026-01-31T02:00:00Z");

  private Plans() {}

  /** The run of a name. */
  public static Run run(String name) {
    return new Run(
        name, "arn:aws:states:us-east-1:123456789012:execution:dbrefresh:" + name, STARTED);
  }

  /** An RDS MySQL refresh with all steps, whose target exists. */
  public static RefreshPlan mysql(String run, long fence) {
    return new RefreshPlan(
        run,
        "someone",
        "db-app1-mysqlinstd.json",
        fence,
        "app1",
        "development",
        Service.RDS,
        new Source("mysqlinstp", "mysql", "8.0.40", "admin", Optional.of("shop")),
        new Target(new DatabaseNames("mysqlinstd", Optional.empty()), true, false),
        Arrays.stream(Step.values()).map(step -> new PlannedStep(step.state(), 5, 3600)).toList(),
        new Restore(RestoreType.LATEST_POINT, Optional.empty(), Optional.empty(), settings()),
        Optional.empty(),
        Optional.empty(),
        Optional.of(
            new Password("/development/app1/mysqlinstd", Optional.empty(), Optional.empty())),
        Optional.of(
            new Scripts(
                "bucket", "s/", List.of(), List.of(ScriptFile.unseen("01.sql")), Optional.empty())),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.of("records"),
        Optional.of("arn:aws:sns:us-east-1:123456789012:refresh"),
        Safety.none());
  }

  private static Settings settings() {
    return new SettingsBuilder()
        .put(Setting.PORT, 3307)
        .list(Setting.LOG_EXPORTS, List.of("error"))
        .put(Setting.INSTANCE_CLASS, "db.t3.micro")
        .build();
  }
}

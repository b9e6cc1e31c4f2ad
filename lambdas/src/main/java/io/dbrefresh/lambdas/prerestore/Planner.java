package io.dbrefresh.lambdas.prerestore;

import io.dbrefresh.statemachine.plan.PlannedStep;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.plan.Restore;
import io.dbrefresh.statemachine.plan.Safety;
import io.dbrefresh.statemachine.plan.ScriptFile;
import io.dbrefresh.statemachine.plan.Scripts;
import io.dbrefresh.statemachine.plan.Service;
import io.dbrefresh.statemachine.plan.Settings;
import io.dbrefresh.statemachine.plan.Source;
import io.dbrefresh.statemachine.plan.Target;
import io.dbrefresh.statemachine.plan.Verification;
import io.dbrefresh.statemachine.refreshfile.RefreshFile;
import io.dbrefresh.statemachine.step.Step;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes the plan out of the refresh file and what was found. */
final class Planner {
  private static final int WAIT_SECONDS = 10;

  private final RefreshFile file;
  private final Source source;
  private final Target target;
  private final boolean stopped;
  private final Optional<Scripts> scripts;

  /**
   * Plans a refresh.
   *
   * @param stopped whether the target is stopped already
   * @param scripts those of the file, as they were found
   */
  Planner(
      RefreshFile file, Source source, Target target, boolean stopped, Optional<Scripts> scripts) {
    this.file = file;
    this.source = source;
    this.target = target;
    this.stopped = stopped;
    this.scripts = scripts;
  }

  RefreshPlan plan(
      String run,
      long fence,
      Restore restore,
      Optional<Settings> instance,
      Optional<Verification> verification,
      Safety safety) {
    return new RefreshPlan(
        run,
        file.launchedBy(),
        file.name(),
        fence,
        file.application(),
        file.environment(),
        file.service(),
        source,
        target,
        Arrays.stream(Step.values()).filter(this::takes).map(this::planned).toList(),
        restore,
        instance,
        file.replicas(),
        file.password(),
        scripts,
        file.preserved(),
        verification,
        file.roles(),
        file.recordTable(),
        file.topicArn(),
        safety);
  }

  private PlannedStep planned(Step step) {
    Step asked = step == Step.RUN_PRE_SCRIPTS ? Step.RUN_SCRIPTS : step;
    int wait = file.steps().getOrDefault(asked, WAIT_SECONDS);
    Duration deadline =
        Optional.ofNullable(file.options().deadlines().get(asked))
            .map(Duration::ofMinutes)
            .orElse(step.deadline());
    return new PlannedStep(step.state(), wait, deadline.toSeconds());
  }

  private boolean runs(Function<Scripts, List<ScriptFile>> phase) {
    return !scripts.map(phase).orElse(List.of()).isEmpty();
  }

  private boolean takes(Step step) {
    return !Resumption.skips(file, step) && belongs(step);
  }

  private boolean belongs(Step step) {
    boolean asked = file.steps().containsKey(step);
    boolean aurora = file.service() == Service.AURORA;
    return switch (step) {
      case PREPARE, PERFORM_RESTORE, APPLY_SETTINGS, FIX_TAGS, RENAME_DATABASE, UNLOCK, RECOVER ->
          true;
      case CREATE_INSTANCE, RENAME_CLUSTER -> aurora;
      case RETIRE -> target.existed();
      case DELETE_REPLICAS -> asked && target.existed();
      case STOP_OLD_DATABASE -> asked && target.existed() && !stopped;
      case DELETE_OLD_DATABASE -> target.existed() && !target.deleteFirst();
      case DELETE_OLD_CLUSTER -> aurora && target.existed() && !target.deleteFirst();
      case CREATE_SECRET, CHANGE_MASTER_PWD, ROTATE_MASTER_PWD ->
          asked && file.password().isPresent();
      case RUN_PRE_SCRIPTS -> target.existed() && runs(Scripts::pre);
      case RUN_SCRIPTS -> runs(Scripts::post);
      case PRESERVE -> asked && !file.preserved().isEmpty();
      case VERIFY -> asked && file.verification().isPresent();
      case ROLES -> asked && file.roles().isPresent();
      case CREATE_READ_REPLICAS -> asked && file.replicas().isPresent();
      case UPDATE_DYNAMODB, UPDATE_DYNAMODB_FAILURE -> file.recordTable().isPresent();
      case SEND_MSG, SEND_MSG_FAILURE -> file.topicArn().isPresent();
    };
  }
}

package io.dbrefresh.lambdas.prerestore;

import io.dbrefresh.lambdas.rds.Database;
import io.dbrefresh.lambdas.rds.Databases;
import io.dbrefresh.lambdas.recovery.EndedRun;
import io.dbrefresh.statemachine.plan.DatabaseNames;
import io.dbrefresh.statemachine.plan.Safety;
import io.dbrefresh.statemachine.refreshfile.RefreshFile;
import io.dbrefresh.statemachine.step.Run;
import io.dbrefresh.statemachine.step.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * Whether a run may begin with another step than the first, and with which temp database. What gets
 * the target's name has had its password changed and its scripts run in one and the same run, so
 * only what comes before the password can be another run's.
 */
final class Resumption {
  private static final String POINTER = "/launch/from";
  private static final List<Step> ON_THE_OLD_ONE =
      List.of(Step.RUN_PRE_SCRIPTS, Step.DELETE_REPLICAS, Step.STOP_OLD_DATABASE);

  private final Databases databases;
  private final SfnClient sfn;
  private final RefreshFile file;
  private final Run run;
  private final Findings findings;

  Resumption(RdsClient rds, SfnClient sfn, RefreshFile file, Run run, Findings findings) {
    this.databases = new Databases(rds);
    this.sfn = sfn;
    this.file = file;
    this.run = run;
    this.findings = findings;
  }

  /** Whether {@code step} of the old target is left out. */
  static boolean skips(RefreshFile file, Step step) {
    return ON_THE_OLD_ONE.contains(step)
        && file.options().from().filter(from -> step.compareTo(from) < 0).isPresent();
  }

  /** The run whose temp database is gone on with; empty where there is none to go on with. */
  Optional<String> adopts() {
    Optional<Step> from = file.options().from();
    from.ifPresent(this::lookAtReplicas);
    if (from.isEmpty() || from.get().compareTo(Step.PERFORM_RESTORE) <= 0) {
      return Optional.empty();
    }
    if (from.get().compareTo(last()) > 0) {
      findings.notAllowed(
          POINTER,
          "%s cannot be the first step: %s".formatted(from.get().state(), why(from.get())));
      return Optional.empty();
    }
    return temp();
  }

  private Step last() {
    return Stream.of(Step.CHANGE_MASTER_PWD, Step.ROTATE_MASTER_PWD)
        .filter(file.steps()::containsKey)
        .findFirst()
        .orElse(Step.RUN_SCRIPTS);
  }

  private String why(Step from) {
    return from.compareTo(Step.RETIRE) < 0
        ? "no other run's password is known, and scripts run from the first one; start from "
            + last().state()
        : "what gets the target's name must have its password changed and its scripts run in this run; start from "
            + last().state()
            + ", or launch without --from";
  }

  private void lookAtReplicas(Step from) {
    if (!skips(file, Step.DELETE_REPLICAS)) {
      return;
    }
    databases
        .find(file.target())
        .filter(target -> target.cluster().isEmpty() && !target.readers().isEmpty())
        .filter(target -> file.target().cluster().isEmpty())
        .ifPresent(
            target ->
                findings.notAllowed(
                    POINTER,
                    "%s cannot be the first step: %s has the read replicas %s; start from delete-replicas"
                        .formatted(
                            from.state(),
                            target.identifier(),
                            String.join(", ", target.readers()))));
  }

  private Optional<String> temp() {
    DatabaseNames names = file.target().with("temp");
    Optional<Database> temp = databases.find(names);
    Optional<String> against =
        temp.map(this::against)
            .orElseGet(
                () ->
                    Optional.of(
                        "there is no %s to go on with; a failed run keeps it where the file says keepOnFailure"
                            .formatted(names.identifier())));
    against.ifPresent(why -> findings.notAllowed(POINTER, why));
    return against.isPresent() ? Optional.empty() : temp.map(Resumption::maker);
  }

  private static String maker(Database database) {
    return database.tags().getOrDefault("refresh-execution", "");
  }

  private Optional<String> against(Database temp) {
    boolean ours =
        temp.isRefreshable()
            && file.target().instance().equals(temp.tags().get("refresh-instance"))
            && !maker(temp).isEmpty();
    if (!ours) {
      return Optional.of(temp.identifier() + " is not of a refresh of " + file.target().instance());
    }
    if (!temp.tags().containsKey(Safety.DATA_AS_OF)) {
      return Optional.of(
          "%s does not say as of when its data are (tag %s)"
              .formatted(temp.identifier(), Safety.DATA_AS_OF));
    }
    String arn = run.arn().substring(0, run.arn().lastIndexOf(':') + 1) + maker(temp);
    if (EndedRun.of(sfn, new Run(maker(temp), arn, Instant.EPOCH)).isEmpty()) {
      return Optional.of(temp.identifier() + " is of " + maker(temp) + ", which goes on");
    }
    return temp.is("available") ? Optional.empty() : Optional.of(temp.standing());
  }
}

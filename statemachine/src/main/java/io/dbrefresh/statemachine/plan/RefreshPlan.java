package io.dbrefresh.statemachine.plan;

import io.dbrefresh.statemachine.step.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that a run is going to do, decided before anything is touched. It travels with the execution,
 * so it holds no secret and no Describe answers, only what tasks need.
 *
 * @param run the execution's name
 * @param launchedBy who launched it, as the launcher knows; "unknown" otherwise
 * @param file the refresh file it came from; "execution input" otherwise
 * @param fence the fencing number of the lock, growing with every run of this target
 * @param steps the steps to take, in order; a step that is not here is skipped
 * @param instance settings of the writer to create; Aurora only
 * @param password empty when neither password step runs
 * @param preserved tables of the old target that are carried over behind the scripts
 * @param verification what is checked behind the scripts; empty: nothing
 * @param roles what the application and its migrations log in as; empty: nothing is done about it
 * @param recordTable DynamoDB table of records; empty: none is asked for
 * @param topicArn SNS topic; empty: no message is asked for
 * @param safety what tasks look at again before they touch anything
 */
public record RefreshPlan(
    String run,
    String launchedBy,
    String file,
    long fence,
    String application,
    String environment,
    Service service,
    Source source,
    Target target,
    List<PlannedStep> steps,
    Restore restore,
    Optional<Settings> instance,
    Optional<Replicas> replicas,
    Optional<Password> password,
    Optional<Scripts> scripts,
    List<Preserved> preserved,
    Optional<Verification> verification,
    Optional<DatabaseRoles> roles,
    Optional<String> recordTable,
    Optional<String> topicArn,
    Safety safety) {

  /** The plan of a run that began before plans had a safety or roles has none. */
  public RefreshPlan {
    safety = safety == null ? Safety.none() : safety;
    roles = roles == null ? Optional.empty() : roles;
  }

  /** Whether this run takes {@code step}. */
  public boolean takes(Step step) {
    return steps.stream().anyMatch(planned -> planned.name().equals(step.state()));
  }

  /** The entry of {@code step}; the step's defaults when the plan does not name it. */
  public PlannedStep step(Step step) {
    return steps.stream()
        .filter(planned -> planned.name().equals(step.state()))
        .findFirst()
        .orElseGet(() -> new PlannedStep(step.state(), 10, step.deadline().toSeconds()));
  }

  /** The tags that all this run creates carry ({@code refresh=true} and whose it is). */
  public Map<String, String> tags() {
    Map<String, String> tags = new TreeMap<>();
    tags.put("refresh", "true");
    tags.put("refresh-application", application);
    tags.put("refresh-environment", environment);
    tags.put("refresh-instance", target.names().instance());
    target.names().cluster().ifPresent(cluster -> tags.put("refresh-cluster", cluster));
    tags.put("refresh-execution", run);
    return tags;
  }

  /** The tags of the new instance or cluster that {@code settings} are for. */
  public Map<String, String> tags(Settings settings) {
    Map<String, String> tags = new TreeMap<>(settings.tags().orElse(Map.of()));
    tags.putAll(tags());
    return tags;
  }

  /** What the new instance is set to: the writer for Aurora. */
  public Settings instanceSettings() {
    return service == Service.AURORA ? instance.orElse(Settings.NONE) : restore.settings();
  }
}

package io.dbrefresh.statemachine.plan;

import io.dbrefresh.statemachine.step.Step;
import java.util.List;
import java.util.Optional;

/**
 * The SQL scripts of a refresh.
 *
 * @param bucket S3 bucket
 * @param prefix what the keys of all scripts begin with; empty, or ending in a slash
 * @param pre what runs on the old target before anything else happens, in that order
 * @param post what runs on the temp database, in that order
 * @param host the EC2 instance that they run on; empty: they run in the functions
 */
public record Scripts(
    String bucket,
    String prefix,
    List<ScriptFile> pre,
    List<ScriptFile> post,
    Optional<InstanceTag> host) {

  /** Copies the lists. */
  public Scripts {
    pre = List.copyOf(pre);
    post = List.copyOf(post);
  }

  /** The scripts that run in {@code step}; none in any other than the two steps that run some. */
  public List<ScriptFile> of(Step step) {
    return step == Step.RUN_PRE_SCRIPTS ? pre : step == Step.RUN_SCRIPTS ? post : List.of();
  }

  /** The full key of one of the scripts. */
  public String key(ScriptFile file) {
    return prefix + file.name();
  }
}

package io.dbrefresh.statemachine.refreshfile;

import io.dbrefresh.statemachine.plan.Scripts;
import java.util.Optional;

/**
 * A refresh whose new database no script changes and nothing looks at: whoever logs in to the
 * target reads what stands in the source. That may be wanted, so it is a warning.
 */
final class MaskingRule {
  private static final String KEY = "runscripts";

  private final Steps steps;

  MaskingRule(Steps steps) {
    this.steps = steps;
  }

  /** {@code scripts} are those of the file; scripts for the old target mask nothing. */
  void check(Optional<Scripts> scripts) {
    boolean masks = scripts.filter(found -> !found.post().isEmpty()).isPresent();
    if (!masks && !steps.of("verify").runs()) {
      steps
          .of(KEY)
          .warning(
              scripts.isPresent() ? "keys" : "torun",
              "nothing masks the data: who logs in to the target reads them as the source has"
                  + " them. Name scripts that mask them, or let `verify` look for what is not"
                  + " masked");
    }
  }
}

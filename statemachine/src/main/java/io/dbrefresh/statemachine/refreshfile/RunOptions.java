package io.dbrefresh.statemachine.refreshfile;

import io.dbrefresh.statemachine.step.Step;
import java.util.Map;
import java.util.Optional;

/**
 * What a refresh file says about the run as a whole.
 *
 * @param deadlines how many minutes steps may take, where the file says so
 * @param keepOnFailure whether a failed run leaves its temp database to be looked into
 * @param from the first step to take, where whoever launched said so
 */
public record RunOptions(Map<Step, Integer> deadlines, boolean keepOnFailure, Optional<Step> from) {
  /** Copies the deadlines. */
  public RunOptions {
    deadlines = Map.copyOf(deadlines);
  }
}

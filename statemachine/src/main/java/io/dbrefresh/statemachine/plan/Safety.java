package io.dbrefresh.statemachine.plan;

import io.dbrefresh.statemachine.policy.Selector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What tasks look at again before they touch anything, and how a failure is treated.
 *
 * @param sourceIds ARN and resource id of the source, which no task changes under any name
 * @param never databases that are never a target, as the direction policy had them when the run was
 *     planned
 * @param keepOnFailure whether a failed run leaves its temp database to be looked into
 */
public record Safety(List<String> sourceIds, List<Selector> never, boolean keepOnFailure) {
  /** Absent parts are empty. */
  public Safety(
      @Nullable List<String> sourceIds, @Nullable List<Selector> never, boolean keepOnFailure) {
    this.sourceIds = sourceIds == null ? List.of() : List.copyOf(sourceIds);
    this.never = never == null ? List.of() : List.copyOf(never);
    this.keepOnFailure = keepOnFailure;
  }

  /** Nothing besides what every plan has. */
  public static Safety none() {
    return new Safety(List.of(), List.of(), false);
  }
}

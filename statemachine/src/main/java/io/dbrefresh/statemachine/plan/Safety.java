package io.dbrefresh.statemachine.plan;

import io.dbrefresh.statemachine.policy.Selector;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What tasks look at again before they touch anything, and how a failure is treated.
 *
 * @param sourceIds ARN and resource id of the source, which no task changes under any name
 * @param never databases that are never a target, as the direction policy had them when the run was
 *     planned
 * @param keepOnFailure whether a failed run leaves its temp database to be looked into
 * @param adopts the run that is over whose temp database this one goes on with; empty: none
 */
public record Safety(
    List<String> sourceIds, List<Selector> never, boolean keepOnFailure, Optional<String> adopts) {
  /** Tag of a temp database that may be kept: as of when its data are, ISO 8601. */
  public static final String DATA_AS_OF = "refresh-data-as-of";

  /** Absent parts are empty. */
  public Safety(
      @Nullable List<String> sourceIds,
      @Nullable List<Selector> never,
      boolean keepOnFailure,
      @Nullable Optional<String> adopts) {
    this.sourceIds = sourceIds == null ? List.of() : List.copyOf(sourceIds);
    this.never = never == null ? List.of() : List.copyOf(never);
    this.keepOnFailure = keepOnFailure;
    this.adopts = adopts == null ? Optional.empty() : adopts;
  }

  /** Nothing besides what every plan has. */
  public static Safety none() {
    return new Safety(List.of(), List.of(), false, Optional.empty());
  }
}

package io.dbrefresh.statemachine.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What may be refreshed from what. A target that any of {@code production} speaks of is never a
 * target, whatever the flows say; all else needs a flow that allows it.
 */
public record DirectionPolicy(List<Selector> production, List<Flow> flows) {
  /** Absent parts are empty: without flows nothing is allowed. */
  public DirectionPolicy(@Nullable List<Selector> production, @Nullable List<Flow> flows) {
    this.production = production == null ? List.of() : List.copyOf(production);
    this.flows = flows == null ? List.of() : List.copyOf(flows);
  }

  /**
   * What holds where there is no policy: production is what a tag {@code environment}, {@code
   * Environment}, {@code env} or {@code refresh-environment} calls {@code prod…}; data flow within
   * one account and region only.
   */
  public static DirectionPolicy standard() {
    return new DirectionPolicy(
        Stream.of("environment", "Environment", "env", "refresh-environment")
            .map(key -> Selector.tagged(key, "prod*"))
            .toList(),
        List.of(new Flow(null, null, Set.of("account", "region"))));
  }

  /** Why {@code target} may not be refreshed from {@code source}; empty where it may. */
  public Optional<String> refusal(Party source, Party target) {
    Optional<String> never = refusal(production, target);
    if (never.isPresent() || flows.stream().anyMatch(flow -> flow.allows(source, target))) {
      return never;
    }
    return Optional.of(
        "no flow of the direction policy leads from %s (account %s, %s) to %s (account %s, %s)"
            .formatted(
                source.name(),
                source.account(),
                source.region(),
                target.name(),
                target.account(),
                target.region()));
  }

  /** Why {@code target} is never a target; empty where none of {@code production} speaks of it. */
  public static Optional<String> refusal(List<Selector> production, Party target) {
    return production.stream()
        .filter(selector -> selector.matches(target))
        .findFirst()
        .map(
            selector ->
                "%s is production by the direction policy (%s), and production is never a target"
                    .formatted(target.name(), selector));
  }
}

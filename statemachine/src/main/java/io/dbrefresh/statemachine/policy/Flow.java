package io.dbrefresh.statemachine.policy;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A direction in which data may flow.
 *
 * @param from sources
 * @param to targets
 * @param same what source and target have in common besides: {@code account}, {@code region}
 */
public record Flow(Selector from, Selector to, Set<String> same) {
  /** Absent parts mean any database, and nothing in common. */
  public Flow(@Nullable Selector from, @Nullable Selector to, @Nullable Set<String> same) {
    Selector any = new Selector(null, null, null, null);
    this.from = from == null ? any : from;
    this.to = to == null ? any : to;
    this.same = same == null ? Set.of() : Set.copyOf(same);
  }

  boolean allows(Party source, Party target) {
    return from.matches(source)
        && to.matches(target)
        && (!same.contains("account") || source.account().equals(target.account()))
        && (!same.contains("region") || source.region().equals(target.region()));
  }
}

package io.dbrefresh.lambdas.global;

import io.dbrefresh.statemachine.global.GlobalMember;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.rds.model.FailoverState;
import software.amazon.awssdk.services.rds.model.GlobalCluster;

/**
 * A global cluster with its members, as RDS described them a moment ago.
 *
 * @param sides its members, in RDS's order
 */
record GlobalView(GlobalCluster cluster, List<Side> sides) {
  private static final Set<String> SWITCHING = Set.of("switching-over", "failing-over");

  GlobalView {
    sides = List.copyOf(sides);
  }

  String name() {
    return cluster.globalClusterIdentifier();
  }

  Optional<Side> writer() {
    return sides.stream().filter(Side::writer).findFirst();
  }

  Optional<Side> in(String region) {
    return sides.stream().filter(side -> side.place().region().equals(region)).findFirst();
  }

  Optional<Side> of(GlobalMember member) {
    return sides.stream().filter(side -> side.place().arn().equals(member.arn())).findFirst();
  }

  /** Whether the writer is on its way to another region. */
  boolean isSwitching() {
    return SWITCHING.contains(String.valueOf(cluster.status())) || state().isPresent();
  }

  private Optional<FailoverState> state() {
    return Optional.ofNullable(cluster.failoverState()).filter(it -> it.statusAsString() != null);
  }

  /** For sentences: what is on its way. */
  String standing() {
    return state()
        .map(
            it ->
                "%s is %s, from %s to %s"
                    .formatted(
                        name(),
                        it.statusAsString(),
                        GlobalMember.ofArn(String.valueOf(it.fromDbClusterArn())).standing(),
                        GlobalMember.ofArn(String.valueOf(it.toDbClusterArn())).standing()))
        .orElse(name() + " is " + cluster.status());
  }

  /** For sentences: who does what. */
  String roles() {
    return sides.isEmpty()
        ? "no member"
        : sides.stream()
            .map(side -> "%s (%s)".formatted(side.place().standing(), side.role()))
            .collect(Collectors.joining(", "));
  }
}

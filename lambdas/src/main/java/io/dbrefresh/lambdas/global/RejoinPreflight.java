package io.dbrefresh.lambdas.global;

import io.dbrefresh.statemachine.global.GlobalOrder;
import io.dbrefresh.statemachine.global.Secondary;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.model.DBCluster;

/**
 * Finds the two sides of a rejoin: the cluster that writes and stays, and what becomes a secondary
 * of it anew. Nothing has been touched before this passes.
 */
final class RejoinPreflight {
  private static final String TO = "to";
  private static final Set<String> COMING =
      Set.of("creating", "configuring-iam-database-auth", "modifying", "available", "upgrading");

  private final GlobalOrder order;
  private final Optional<GlobalView> view;
  private final List<Side> left;
  private final Past past;
  private final GlobalFindings findings;

  /**
   * @param view the global cluster; empty where it is gone
   * @param left clusters that were in it
   */
  RejoinPreflight(
      GlobalOrder order,
      Optional<GlobalView> view,
      List<Side> left,
      Past past,
      GlobalFindings findings) {
    this.order = order;
    this.view = view;
    this.left = left;
    this.past = past;
    this.findings = findings;
  }

  /** The cluster that writes and stays; what is wrong with it is found. */
  Optional<Side> primary() {
    List<Side> candidates =
        Stream.concat(view.flatMap(GlobalView::writer).stream(), left.stream())
            .filter(side -> !side.place().region().equals(order.to()))
            .filter(side -> order.from().map(side.place().region()::equals).orElse(true))
            .toList();
    if (candidates.size() != 1) {
      findings.refuse(
          "from",
          candidates.isEmpty()
              ? "no cluster of %s writes outside of %s%s"
                  .formatted(order.globalCluster(), order.to(), hint())
              : "say which of them writes and stays: "
                  + String.join(
                      ", ", candidates.stream().map(it -> it.place().standing()).toList()));
      return Optional.empty();
    }
    Side primary = candidates.get(0);
    if (!primary.isAvailable()) {
      findings.refuse(
          "from",
          "%s is %s, and has to be available"
              .formatted(primary.place().standing(), primary.status()));
    }
    return Optional.of(primary);
  }

  private String hint() {
    return order.from().isPresent()
        ? ", as far as " + order.from().get() + " knows"
        : "; name the region of the one that does";
  }

  /** What is made anew; empty when the region has a secondary of {@code primary} already. */
  Optional<Secondary> secondary(Side primary) {
    Optional<Side> side = old();
    if (side.isPresent() && side.get().unreachable().isPresent()) {
      findings.refuse(
          TO,
          "%s cannot be reached (%s); it can rejoin when it is back"
              .formatted(side.get().place().standing(), side.get().unreachable().get()));
      return Optional.empty();
    }
    Optional<Side> there = side.filter(it -> it.cluster().isPresent());
    if (there.isEmpty()) {
      return past.secondary(order.to()).map(RejoinPreflight::gone).or(this::unknown);
    }
    if (isSecondaryOf(primary, there.get())) {
      if (there.get().resync()) { // RDS makes it anew by itself after a failover.
        return Optional.of(gone(Blueprint.of(there.get())));
      }
      return past.unfinished(order.to())
          .filter(it -> lacks(there.get(), it))
          .map(RejoinPreflight::gone);
    }
    return replaced(there.get());
  }

  private Optional<Side> old() {
    Stream<Side> standalone =
        left.stream().filter(side -> side.place().region().equals(order.to()));
    return Stream.concat(view.flatMap(it -> it.in(order.to())).stream(), standalone).findFirst();
  }

  private boolean isSecondaryOf(Side primary, Side side) {
    boolean written =
        view.flatMap(GlobalView::writer)
            .filter(writer -> writer.place().equals(primary.place()))
            .isPresent();
    return written && side.member() && COMING.contains(side.status());
  }

  private static boolean lacks(Side side, Secondary begun) {
    Set<String> there =
        side.instances().stream()
            .map(it -> String.valueOf(it.dbInstanceIdentifier()))
            .collect(Collectors.toSet());
    return begun.instances().stream().anyMatch(it -> !there.contains(it.identifier()));
  }

  /** There is nothing to delete. */
  private static Secondary gone(Secondary begun) {
    return new Secondary(begun.place(), "", begun.engine(), begun.settings(), begun.instances());
  }

  private Optional<Secondary> unknown() {
    findings.refuse(
        TO,
        "%s has no cluster of %s whose settings a new one could have; make it with cloudformation/aurora-global/db-east.yaml"
            .formatted(order.to(), order.globalCluster()));
    return Optional.empty();
  }

  private Optional<Secondary> replaced(Side side) {
    String name = side.place().standing();
    if (!order.allowDataLoss()) {
      findings.refuse(
          "allowDataLoss",
          "%s (%s, %s) is deleted and made anew, with what only it has; a final snapshot is taken. Allow it with --allow-data-loss"
              .formatted(name, side.role(), side.status()));
    }
    DBCluster cluster = side.cluster().orElseThrow();
    if (Boolean.TRUE.equals(cluster.deletionProtection()) && !order.unprotect()) {
      findings.refuse(
          "unprotect",
          name + " is protected from deletion. Take that off, or have it done with --unprotect");
    }
    cluster
        .associatedRoles()
        .forEach(
            role ->
                findings.note(
                    "the role %s is not associated with the new %s; do that by hand"
                        .formatted(role.roleArn(), side.place().cluster())));
    String resourceId = String.valueOf(cluster.dbClusterResourceId());
    return past.unfinished(order.to()) // Its deletion may have begun: then it has fewer instances.
        .filter(begun -> begun.resourceId().equals(resourceId))
        .or(() -> Optional.of(Blueprint.of(side)));
  }
}

package io.dbrefresh.lambdas.global;

import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.lambdas.rds.Address;
import io.dbrefresh.lambdas.rds.Statuses;
import io.dbrefresh.statemachine.global.GlobalMember;
import io.dbrefresh.statemachine.step.StepError;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;

/**
 * A cluster of a global database, or one that was in it, as its region described it a moment ago.
 *
 * @param member whether it is in the global cluster
 * @param writer whether the global cluster has it as its writer
 * @param resync whether it has to be brought up to date again after a failover
 * @param cluster empty where the region cannot be reached, or has no such cluster
 * @param instances the cluster's
 * @param unreachable why its region does not answer; empty when it does
 */
record Side(
    GlobalMember place,
    boolean member,
    boolean writer,
    boolean resync,
    Optional<DBCluster> cluster,
    List<DBInstance> instances,
    Optional<String> unreachable) {
  Side {
    instances = List.copyOf(instances);
  }

  /** Whether it serves: a cluster that is being backed up does too. */
  boolean isAvailable() {
    return cluster.filter(it -> Statuses.canBeSource(String.valueOf(it.status()))).isPresent();
  }

  /** In RDS's words; what is to be said where RDS says nothing. */
  String status() {
    if (unreachable.isPresent()) {
      return "unreachable";
    }
    return cluster.map(DBCluster::status).orElse("gone");
  }

  /**
   * Ends a step that waits for this side, where the cluster does not become available by itself.
   *
   * @param wayOut what people can do
   * @throws StepFailedException with {@code TerminalStatus}
   */
  void requireHope(String wayOut) {
    if (Statuses.isTerminal(status())) {
      throw new StepFailedException(
          StepError.TERMINAL_STATUS,
          "%s is %s, and does not leave that by itself; its events say why. %s"
              .formatted(place.standing(), status(), wayOut));
    }
  }

  /** What it does: writes, reads, or stands alone. */
  String role() {
    return writer ? "writer" : member ? "secondary" : "standalone";
  }

  /** Where it is written to while it has the writer. */
  Optional<Address> writerAddress() {
    return cluster.flatMap(it -> address(it.endpoint(), it.port()));
  }

  /** Where it is read, which a secondary can be too. */
  Optional<Address> readerAddress() {
    return cluster.flatMap(it -> address(it.readerEndpoint(), it.port()));
  }

  private static Optional<Address> address(@Nullable String host, @Nullable Integer port) {
    return host == null || host.isEmpty() || port == null
        ? Optional.empty()
        : Optional.of(new Address(host, port));
  }
}

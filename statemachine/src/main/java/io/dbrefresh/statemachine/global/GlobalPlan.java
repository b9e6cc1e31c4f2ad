package io.dbrefresh.statemachine.global;

import java.util.List;
import java.util.Optional;

/**
 * All that a run is going to do to a global database, decided before anything is touched. It holds
 * no secret.
 *
 * @param run the execution's name
 * @param fence the fencing number of the global cluster's lock
 * @param from the cluster that wrote when the run began; of a rejoin: that writes, and stays
 * @param to the cluster that takes over, is detached, or rejoins
 * @param lag how far {@code to} was behind; empty: nobody could say
 * @param writerReachable whether the region of {@code from} answered
 * @param secondary of a rejoin: what is made anew; empty: it is a secondary already
 * @param former of a rejoin: what the global cluster was set to, should it be made anew
 * @param notes what is not as it should be, and was let pass
 */
public record GlobalPlan(
    String run,
    long fence,
    GlobalOrder order,
    GlobalMember from,
    GlobalMember to,
    Optional<Lag> lag,
    boolean writerReachable,
    Optional<Secondary> secondary,
    Former former,
    List<String> notes) {

  /** Copies the list. */
  public GlobalPlan {
    notes = List.copyOf(notes);
  }

  /**
   * What a global cluster was set to.
   *
   * @param deletionProtection whether RDS refuses to delete it
   */
  public record Former(boolean deletionProtection) {}

  /** The cluster that writes when the run is done. */
  public GlobalMember writerAtTheEnd() {
    return order.operation() == Operation.REJOIN && !order.switchBack() ? from : to;
  }

  /** Whether the run is there to make another cluster write, so that its time is the RTO. */
  public boolean changesWriter() {
    return order.operation() != Operation.REJOIN && !to.equals(from);
  }

  /** Whether commits can be lost by what is done: RDS is told so. */
  public boolean losesData() {
    return order.operation() == Operation.DETACH
        || order.operation() == Operation.FAILOVER && order.allowDataLoss();
  }

  /** The global cluster's lock in the table of locks. */
  public static String lockOf(String globalCluster) {
    return "global/" + globalCluster;
  }
}

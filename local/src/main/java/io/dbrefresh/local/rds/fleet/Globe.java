package io.dbrefresh.local.rds.fleet;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.GlobalCluster;
import software.amazon.awssdk.services.rds.model.GlobalClusterMember;
import software.amazon.awssdk.services.rds.model.GlobalClusterMemberSynchronizationStatus;

/**
 * The regions of one account, and the global databases that span them. The first region that is
 * opened keeps the records. They name a member by its cluster's resource id, which a rename leaves
 * alone.
 */
public final class Globe {
  private final List<Fleet> fleets = new CopyOnWriteArrayList<>();
  private final Map<String, Instant> unreachable = new ConcurrentHashMap<>();

  /**
   * A cluster where it is.
   *
   * @param fleet of its region
   */
  public record Site(Fleet fleet, DBCluster cluster) {
    /** The name of its region. */
    public String region() {
      return fleet.arns().region();
    }
  }

  void add(Fleet fleet) {
    fleets.add(fleet);
  }

  /** The region that keeps the records. */
  public Fleet home() {
    return fleets.get(0);
  }

  /** What is written down of the regions that are open. */
  public List<Ledger> ledgers() {
    return fleets.stream().map(Fleet::ledger).toList();
  }

  /** The databases of a region, when it is open. */
  public Optional<Fleet> fleet(String region) {
    return fleets.stream().filter(fleet -> fleet.arns().region().equals(region)).findFirst();
  }

  /** The global databases, by resource id. */
  public Shelf<GlobalCluster> clusters() {
    return home().ledger().globalClusters();
  }

  /** The global database that has this identifier or ARN now. */
  public Optional<GlobalCluster> find(String nameOrArn) {
    String name = Arns.identifier(nameOrArn);
    return clusters().find(global -> name.equals(global.globalClusterIdentifier()));
  }

  /** The global database with this identifier or ARN, or GlobalClusterNotFoundFault. */
  public GlobalCluster cluster(String nameOrArn) {
    return find(nameOrArn).orElseThrow(() -> GlobalFaults.notFound(Arns.identifier(nameOrArn)));
  }

  /** The global database that a cluster is a member of. */
  public Optional<GlobalCluster> of(DBCluster cluster) {
    return clusters().find(global -> member(global, cluster).isPresent());
  }

  /** Whether a cluster is a secondary of a global database. */
  public static boolean follows(DBCluster cluster) {
    return cluster.globalClusterIdentifier() != null
        && cluster.replicationSourceIdentifier() != null;
  }

  /** A cluster as a member of a global database. */
  public static Optional<GlobalClusterMember> member(GlobalCluster global, DBCluster cluster) {
    return global.globalClusterMembers().stream()
        .filter(member -> cluster.dbClusterResourceId().equals(member.dbClusterArn()))
        .findFirst();
  }

  /** The cluster with this resource id, when its region is open. */
  public Optional<Site> site(String resourceId) {
    return fleets.stream()
        .flatMap(
            fleet ->
                fleet.ledger().clusters().get(resourceId).stream()
                    .map(cluster -> new Site(fleet, cluster)))
        .findFirst();
  }

  /** The members of a global database, the primary first. */
  public List<Site> sites(GlobalCluster global) {
    return Stream.concat(primary(global).stream(), secondaries(global).stream()).toList();
  }

  /** The member that is written to. */
  public Optional<Site> primary(GlobalCluster global) {
    return sites(global, true).findFirst();
  }

  /** The members that follow. */
  public List<Site> secondaries(GlobalCluster global) {
    return sites(global, false).toList();
  }

  private Stream<Site> sites(GlobalCluster global, boolean writer) {
    return global.globalClusterMembers().stream()
        .filter(member -> Boolean.valueOf(writer).equals(member.isWriter()))
        .flatMap(member -> site(member.dbClusterArn()).stream());
  }

  /**
   * Whether a cluster was the primary when another took over without it. What it has written since
   * is nobody's; it is not served before it was made anew.
   */
  public boolean fenced(DBCluster cluster) {
    return of(cluster).flatMap(global -> member(global, cluster)).stream()
        .anyMatch(
            member ->
                member.synchronizationStatus()
                    == GlobalClusterMemberSynchronizationStatus.PENDING_RESYNC);
  }

  /** Since when a region cannot be reached, if it cannot. */
  public Optional<Instant> unreachable(String region) {
    return Optional.ofNullable(unreachable.get(region));
  }

  /** Whether a region can be reached. */
  public boolean reachable(String region) {
    return !unreachable.containsKey(region);
  }

  /** Makes a region unreachable. */
  public void isolate(String region, Instant since) {
    unreachable.put(region, since);
  }

  /** Makes a region reachable again. */
  public void rejoin(String region) {
    unreachable.remove(region);
  }

  /** Whether a port is given to no name in another region: all are on this machine. */
  boolean portFree(Fleet asking, int port) {
    return fleets.stream()
        .filter(fleet -> fleet != asking)
        .noneMatch(fleet -> fleet.ledger().ports().given(port));
  }
}

package io.dbrefresh.lambdas.global;

import io.dbrefresh.statemachine.global.GlobalMember;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.Filter;
import software.amazon.awssdk.services.rds.model.GlobalCluster;
import software.amazon.awssdk.services.rds.model.GlobalClusterMember;
import software.amazon.awssdk.services.rds.model.GlobalClusterMemberSynchronizationStatus;
import software.amazon.awssdk.services.rds.model.GlobalClusterNotFoundException;

/** Looks at global databases, from whichever region answers. */
final class GlobalLook {
  /** On a cluster that was in a global database: the global cluster's name. */
  static final String TAG = "dbrefresh-global-cluster";

  private final Regional rds;

  GlobalLook(Regional rds) {
    this.rds = rds;
  }

  /**
   * The global cluster of this name with its members; empty when no region that answers knows it.
   *
   * @param regions where to ask, the likeliest first
   * @throws SdkClientException when none of the regions can be reached
   */
  Optional<GlobalView> at(String name, Iterable<String> regions) {
    return at(name, regions, place -> true);
  }

  /**
   * The same, with a look at one member only: a region that does not answer takes its time at every
   * look, and when a writer is to change, that is time without one.
   */
  Optional<GlobalView> at(String name, Iterable<String> regions, GlobalMember only) {
    return at(name, regions, only::equals);
  }

  private Optional<GlobalView> at(
      String name, Iterable<String> regions, Predicate<GlobalMember> wanted) {
    Set<String> asked = new LinkedHashSet<>();
    regions.forEach(asked::add);
    Optional<SdkClientException> silent = Optional.empty();
    boolean heard = false;
    for (String region : asked) {
      try {
        Optional<GlobalCluster> found = described(name, region);
        if (found.isPresent()) {
          return found.map(cluster -> view(cluster, wanted));
        }
        heard = true;
      } catch (SdkClientException unreachable) {
        silent = Optional.of(unreachable);
      }
    }
    if (!heard && silent.isPresent()) {
      throw silent.get();
    }
    return Optional.empty();
  }

  private Optional<GlobalCluster> described(String name, String region) {
    try {
      return rds
          .in(region)
          .describeGlobalClusters(get -> get.globalClusterIdentifier(name))
          .globalClusters()
          .stream()
          .findFirst();
    } catch (GlobalClusterNotFoundException elsewhere) {
      return Optional.empty();
    }
  }

  private GlobalView view(GlobalCluster cluster, Predicate<GlobalMember> wanted) {
    List<Side> sides =
        cluster.globalClusterMembers().stream().map(member -> side(member, wanted)).toList();
    return new GlobalView(cluster, sides);
  }

  private Side side(GlobalClusterMember member, Predicate<GlobalMember> wanted) {
    GlobalMember place = GlobalMember.ofArn(member.dbClusterArn());
    boolean writer = Boolean.TRUE.equals(member.isWriter());
    boolean resync =
        member.synchronizationStatus() == GlobalClusterMemberSynchronizationStatus.PENDING_RESYNC;
    return wanted.test(place)
        ? side(place, true, writer, resync)
        : new Side(place, true, writer, resync, Optional.empty(), List.of(), Optional.empty());
  }

  /** A cluster that is in no global database. */
  Side standalone(GlobalMember place) {
    return side(place, false, false, false);
  }

  private Side side(GlobalMember place, boolean member, boolean writer, boolean resync) {
    try {
      Optional<DBCluster> cluster = rds.databases(place.region()).cluster(place.cluster());
      List<DBInstance> instances = cluster.map(it -> instances(place)).orElse(List.of());
      return new Side(place, member, writer, resync, cluster, instances, Optional.empty());
    } catch (SdkClientException unreachable) {
      return new Side(
          place,
          member,
          writer,
          resync,
          Optional.empty(),
          List.of(),
          Optional.of(String.valueOf(unreachable.getMessage())));
    }
  }

  private List<DBInstance> instances(GlobalMember place) {
    Filter ofCluster = Filter.builder().name("db-cluster-id").values(place.cluster()).build();
    return rds.in(place.region()).describeDBInstances(get -> get.filters(ofCluster)).dbInstances();
  }

  /** Clusters of a region that were in the global database and are not now. */
  List<Side> left(String name, String region) {
    try {
      return rds.in(region).describeDBClustersPaginator().dbClusters().stream()
          .filter(cluster -> isOf(cluster, name))
          .map(cluster -> standalone(GlobalMember.ofArn(cluster.dbClusterArn())))
          .toList();
    } catch (SdkClientException unreachable) {
      return List.of();
    }
  }

  private static boolean isOf(DBCluster cluster, String name) {
    return cluster.tagList().stream()
        .anyMatch(tag -> tag.key().equals(TAG) && name.equals(tag.value()));
  }
}

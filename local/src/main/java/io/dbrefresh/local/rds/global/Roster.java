package io.dbrefresh.local.rds.global;

import io.dbrefresh.local.rds.fleet.Globe;
import io.dbrefresh.local.rds.fleet.Globe.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.GlobalCluster;
import software.amazon.awssdk.services.rds.model.GlobalClusterMember;
import software.amazon.awssdk.services.rds.model.GlobalClusterMemberSynchronizationStatus;
import software.amazon.awssdk.services.rds.model.WriteForwardingStatus;

/** Who is a member of a global database, in its record and in those of the clusters. */
public final class Roster {
  private final Globe globe;

  /** Of the global databases of {@code globe}. */
  public Roster(Globe globe) {
    this.globe = globe;
  }

  /** The record as it is now; as it was given when it is gone. */
  GlobalCluster current(GlobalCluster global) {
    return globe.clusters().get(global.globalClusterResourceId()).orElse(global);
  }

  /** Changes the record, if it is still there, and what its members show of it. */
  void change(GlobalCluster global, Consumer<GlobalCluster.Builder> change) {
    globe
        .clusters()
        .get(global.globalClusterResourceId())
        .ifPresent(now -> put(now.copy(change::accept)));
  }

  /** Puts a record down, and what its members show of it. */
  void put(GlobalCluster global) {
    globe.clusters().put(global);
    show(global);
  }

  /** Shows in the records of all members what has changed of one. */
  public void show(DBCluster member) {
    globe.of(member).ifPresent(this::show);
  }

  private void show(GlobalCluster global) {
    List<String> readers =
        globe.secondaries(global).stream().map(site -> site.cluster().dbClusterArn()).toList();
    globe.primary(global).ifPresent(site -> leading(site, global, readers));
    globe.secondaries(global).forEach(site -> following(site, global));
  }

  private static void leading(Site site, GlobalCluster global, List<String> readers) {
    List<DBClusterMember> members = new ArrayList<>(site.cluster().dbClusterMembers());
    if (!members.isEmpty() && members.stream().noneMatch(DBClusterMember::isClusterWriter)) {
      members.set(0, members.get(0).copy(it -> it.isClusterWriter(true)));
    }
    site.fleet()
        .change(
            site.cluster(),
            record ->
                record
                    .globalClusterIdentifier(global.globalClusterIdentifier())
                    .replicationSourceIdentifier(null)
                    .readReplicaIdentifiers(readers)
                    .globalWriteForwardingStatus((WriteForwardingStatus) null)
                    .dbClusterMembers(members));
  }

  /** The instances of a secondary are readers, all of them. */
  private void following(Site site, GlobalCluster global) {
    String source =
        globe.primary(global).map(primary -> primary.cluster().dbClusterArn()).orElse("");
    List<DBClusterMember> members =
        site.cluster().dbClusterMembers().stream()
            .map(member -> member.copy(it -> it.isClusterWriter(false)))
            .toList();
    site.fleet()
        .change(
            site.cluster(),
            record ->
                record
                    .globalClusterIdentifier(global.globalClusterIdentifier())
                    .replicationSourceIdentifier(source)
                    .readReplicaIdentifiers(List.of())
                    .globalWriteForwardingStatus(WriteForwardingStatus.DISABLED)
                    .dbClusterMembers(members));
  }

  /** Writes a cluster down as a member, who leads or follows. */
  void join(GlobalCluster global, DBCluster cluster, boolean leads) {
    List<GlobalClusterMember> members = new ArrayList<>(current(global).globalClusterMembers());
    members.add(
        GlobalClusterMember.builder()
            .dbClusterArn(cluster.dbClusterResourceId())
            .isWriter(leads)
            .synchronizationStatus(GlobalClusterMemberSynchronizationStatus.CONNECTED)
            .build());
    change(global, record -> record.globalClusterMembers(members));
  }

  /** Takes a cluster off the members. */
  void leave(GlobalCluster global, Site site) {
    String resourceId = site.cluster().dbClusterResourceId();
    List<GlobalClusterMember> members =
        current(global).globalClusterMembers().stream()
            .filter(member -> !resourceId.equals(member.dbClusterArn()))
            .toList();
    change(global, record -> record.globalClusterMembers(members));
    leading(site, global, List.of());
    site.fleet().change(site.cluster(), record -> record.globalClusterIdentifier(null));
  }

  /** Changes what is written of one member. */
  void member(GlobalCluster global, DBCluster cluster, UnaryOperator<GlobalClusterMember> changed) {
    List<GlobalClusterMember> members =
        current(global).globalClusterMembers().stream()
            .map(
                member ->
                    cluster.dbClusterResourceId().equals(member.dbClusterArn())
                        ? changed.apply(member)
                        : member)
            .toList();
    change(global, record -> record.globalClusterMembers(members));
  }
}

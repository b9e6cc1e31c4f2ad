package io.dbrefresh.local.rds.global;

import io.dbrefresh.local.rds.fleet.Arns;
import io.dbrefresh.local.rds.fleet.Faults;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.GlobalFaults;
import io.dbrefresh.local.rds.fleet.Globe;
import io.dbrefresh.local.rds.fleet.Globe.Site;
import io.dbrefresh.local.rds.fleet.Identifiers;
import io.dbrefresh.local.rds.fleet.Status;
import io.dbrefresh.local.rds.storage.Upstream;
import io.dbrefresh.local.rds.storage.Volume;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.FailoverGlobalClusterRequest;
import software.amazon.awssdk.services.rds.model.FailoverState;
import software.amazon.awssdk.services.rds.model.FailoverStatus;
import software.amazon.awssdk.services.rds.model.GlobalCluster;
import software.amazon.awssdk.services.rds.model.GlobalClusterMember;
import software.amazon.awssdk.services.rds.model.GlobalClusterMemberSynchronizationStatus;
import software.amazon.awssdk.services.rds.model.SwitchoverGlobalClusterRequest;

/**
 * SwitchoverGlobalCluster and FailoverGlobalCluster: another member leads. A switchover waits until
 * that one has everything; a failover does without what it has not got, and the old primary is made
 * anew as a secondary as soon as its region can be reached. The record of who leads changes when
 * the old primary is out of the way, and before the new one is written to.
 */
public final class Transfer {
  private final Fleet fleet;
  private final Globe globe;
  private final Roster roster;
  private final Alignment alignment;

  /** Asked in the region of {@code fleet}. */
  public Transfer(Fleet fleet) {
    this.fleet = fleet;
    globe = fleet.surroundings().globe();
    roster = new Roster(globe);
    alignment = new Alignment(globe);
  }

  /** Answers with the global database in status {@code switching-over}. */
  public GlobalCluster switchover(SwitchoverGlobalClusterRequest request) {
    return transfer(request.globalClusterIdentifier(), request.targetDbClusterIdentifier(), false);
  }

  /** Answers with the global database in status {@code failing-over} or {@code switching-over}. */
  public GlobalCluster failover(FailoverGlobalClusterRequest request) {
    boolean loss = Boolean.TRUE.equals(request.allowDataLoss());
    if (loss && Boolean.TRUE.equals(request.switchover())) {
      throw Faults.parameterCombination(
          "AllowDataLoss and Switchover cannot be specified together.");
    }
    return transfer(request.globalClusterIdentifier(), request.targetDbClusterIdentifier(), loss);
  }

  private GlobalCluster transfer(@Nullable String name, @Nullable String target, boolean loss) {
    GlobalCluster global = globe.cluster(Identifiers.required(name, "GlobalClusterIdentifier"));
    Site to = member(global, Identifiers.required(target, "TargetDbClusterIdentifier"));
    if (!global.status().equals(Status.AVAILABLE)) {
      throw GlobalFaults.state(
          "Global cluster %s is %s.".formatted(global.globalClusterIdentifier(), global.status()));
    }
    Site from =
        globe
            .primary(global)
            .filter(site -> !site.equals(to))
            .orElseThrow(
                () ->
                    GlobalFaults.state(
                        "%s is the primary of global cluster %s already."
                            .formatted(
                                to.cluster().dbClusterArn(), global.globalClusterIdentifier())));
    requireReady(to);
    if (globe.fenced(to.cluster())) {
      throw Faults.clusterState(
          "DB Cluster %s is not synchronized yet.".formatted(to.cluster().dbClusterIdentifier()));
    }
    if (!loss) {
      requireReady(from);
    }
    begin(global, new Way(from, to, loss));
    return roster.current(global);
  }

  /**
   * From where to where.
   *
   * @param loss whether what is not there yet may be lost
   */
  private record Way(Site from, Site to, boolean loss) {
    String status() {
      return loss ? Status.FAILING_OVER : Status.SWITCHING_OVER;
    }
  }

  private Site member(GlobalCluster global, String nameOrArn) {
    String region = fleet.arns().region(nameOrArn);
    String name = Arns.identifier(nameOrArn);
    return globe.sites(global).stream()
        .filter(site -> site.region().equals(region))
        .filter(site -> site.cluster().dbClusterIdentifier().equals(name))
        .findFirst()
        .orElseThrow(() -> Faults.clusterNotFound(nameOrArn));
  }

  private void requireReady(Site site) {
    boolean ready =
        globe.reachable(site.region())
            && site.cluster().status().equals(Status.AVAILABLE)
            && Replicas.answers(site);
    if (!ready) {
      throw Faults.clusterState(
          "DB Cluster %s is not available with an available DB instance in region %s."
              .formatted(site.cluster().dbClusterIdentifier(), site.region()));
    }
  }

  private void begin(GlobalCluster global, Way way) {
    show(global, way, FailoverStatus.PENDING.toString());
    becomes(way, way.status());
    Fleet home = globe.home();
    home.begin(
        global.globalClusterResourceId(),
        home.course()
            .after(fleet.timings().accept(), () -> show(global, way, way.status()))
            .work(() -> separation(way))
            .after(Duration.ZERO, () -> changeRoles(global, way))
            .work(() -> alignment.work(global))
            .after(fleet.timings().modify(), () -> done(global, way))
            .onFailure(thrown -> failed(global, way, thrown)));
  }

  private void show(GlobalCluster global, Way way, String state) {
    FailoverState failover =
        FailoverState.builder()
            .status(state)
            .fromDbClusterArn(way.from.cluster().dbClusterArn())
            .toDbClusterArn(way.to.cluster().dbClusterArn())
            .isDataLossAllowed(way.loss)
            .build();
    roster.change(global, record -> record.status(way.status()).failoverState(failover));
  }

  private void becomes(Way way, String status) {
    for (Site site : List.of(way.from, way.to)) {
      if (globe.reachable(site.region())) {
        site.fleet().change(site.cluster(), record -> record.status(status));
      }
    }
  }

  /** Afterwards nothing is written to the old primary any more. */
  private Runnable separation(Way way) {
    Volume from = Replicas.volume(way.from);
    Volume to = Replicas.volume(way.to);
    if (way.loss) {
      boolean reachable = globe.reachable(way.from.region());
      return () -> {
        if (reachable) {
          way.from.fleet().storage().stop(from);
        }
        Replicas.storage(way.to.fleet()).lead(to);
      };
    }
    Supplier<Upstream> upstream = Replicas.upstream(way.from, way.to);
    return () -> Replicas.storage(way.to.fleet()).handOver(upstream.get(), to);
  }

  private void changeRoles(GlobalCluster global, Way way) {
    String leads = way.to.cluster().dbClusterResourceId();
    List<GlobalClusterMember> members =
        roster.current(global).globalClusterMembers().stream()
            .map(
                member ->
                    member.copy(
                        it -> {
                          boolean writer = leads.equals(member.dbClusterArn());
                          it.isWriter(writer);
                          if (way.loss && !writer) {
                            it.synchronizationStatus(
                                GlobalClusterMemberSynchronizationStatus.PENDING_RESYNC);
                          }
                        }))
            .toList();
    roster.change(global, record -> record.globalClusterMembers(members));
  }

  private void done(GlobalCluster global, Way way) {
    end(global, way);
    way.to
        .fleet()
        .event(
            way.to.cluster(),
            "global-failover",
            "Global %s to DB cluster %s in Region %s finished."
                .formatted(
                    way.loss ? "failover" : "switchover",
                    way.to.cluster().dbClusterIdentifier(),
                    way.to.region()));
    new Resync(globe).begin(roster.current(global));
  }

  /** Whoever the record says leads is served again. */
  private void failed(GlobalCluster global, Way way, Throwable thrown) {
    end(global, way);
    alignment.begin(global);
    alignment.failed(global, way.loss ? "Global failover" : "Global switchover", thrown);
  }

  private void end(GlobalCluster global, Way way) {
    becomes(way, Status.AVAILABLE);
    roster.change(
        global, record -> record.status(Status.AVAILABLE).failoverState((FailoverState) null));
  }
}

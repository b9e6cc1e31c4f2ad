package io.dbrefresh.local.rds;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbrefresh.local.rds.fleet.Arns;
import io.dbrefresh.local.rds.fleet.PortListener;
import io.dbrefresh.local.rds.fleet.Surroundings;
import io.dbrefresh.local.rds.fleet.Timings;
import io.dbrefresh.local.time.WallTimeline;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.Event;
import software.amazon.awssdk.services.rds.model.GlobalCluster;

/** What becomes of a global database when something fails, or the process ends. */
class GlobalResumptionTest {
  private static final String ENGINE = "aurora-postgresql";

  @TempDir Path folder;
  private final MemoryStorage storage = new MemoryStorage();
  private WallTimeline timeline;
  private LocalRds east;
  private LocalRds west;

  @BeforeEach
  void a_global_database_of_two_regions() {
    open();
    east.createGlobalCluster(r -> r.globalClusterIdentifier("world").engine(ENGINE));
    awaitGlobal();
    east.createDBCluster(
        r ->
            r.dbClusterIdentifier("east")
                .engine(ENGINE)
                .globalClusterIdentifier("world")
                .masterUsername("admin1")
                .masterUserPassword("correct-horse"));
    fill(east, "east");
    west.createDBCluster(
        r -> r.dbClusterIdentifier("west").engine(ENGINE).globalClusterIdentifier("world"));
    fill(west, "west");
  }

  private void open() {
    timeline = new WallTimeline();
    east =
        LocalRds.open(
            timeline,
            folder.resolve("east"),
            storage,
            Timings.local(),
            new Surroundings(
                new Arns("us-east-1", "123456789012"),
                Secrets.in(folder.resolve("secrets"), timeline.clock()).owned("rds"),
                PortListener.NONE));
    west = east.beside(folder.resolve("west"), "us-west-2");
  }

  @AfterEach
  void close() {
    west.close();
    east.close();
    timeline.close();
  }

  private static void fill(LocalRds rds, String cluster) {
    TwoRegions.await(rds, cluster, "available");
    rds.createDBInstance(
        r ->
            r.dbInstanceIdentifier(cluster + "-1")
                .dbClusterIdentifier(cluster)
                .engine(ENGINE)
                .dbInstanceClass("db.r6g.large"));
    RegionUnderTest.await("available", () -> instance(rds, cluster + "-1"));
  }

  private static String instance(LocalRds rds, String name) {
    try {
      return rds.describeDBInstances(r -> r.dbInstanceIdentifier(name))
          .dbInstances()
          .get(0)
          .dbInstanceStatus();
    } catch (DbInstanceNotFoundException absent) {
      return "gone";
    }
  }

  private GlobalCluster global() {
    return east.describeGlobalClusters().globalClusters().get(0);
  }

  private void awaitGlobal() {
    RegionUnderTest.await("available", () -> global().status());
  }

  private String members() {
    return global().globalClusterMembers().stream()
        .map(it -> it.dbClusterArn().replaceFirst(".*:", "") + (it.isWriter() ? " writes" : ""))
        .collect(Collectors.joining(", "));
  }

  private MemoryStorage westStorage() {
    return storage.beside(folder.resolve("west"));
  }

  private void begin() {
    String target = TwoRegions.cluster(west, "west").dbClusterArn();
    east.switchoverGlobalCluster(
        r -> r.globalClusterIdentifier("world").targetDbClusterIdentifier(target));
  }

  @Test
  void a_switchover_that_cannot_be_done_leaves_the_old_primary_writing() {
    westStorage().broken = true;
    begin();
    awaitGlobal();

    assertThat(members()).isEqualTo("east writes, west");
    assertThat(TwoRegions.cluster(east, "east").status()).isEqualTo("available");
    assertThat(TwoRegions.cluster(west, "west").status()).isEqualTo("available");
    assertThat(global().failoverState()).isNull();
    assertThat(east.describeEvents(r -> r.sourceIdentifier("east")).events())
        .extracting(Event::message)
        .anyMatch(message -> message.startsWith("Global switchover: it is broken"));
  }

  @Test
  void a_switchover_that_the_process_did_not_end_is_settled_by_the_next() {
    begin();
    close();
    open();
    awaitGlobal();

    assertThat(members()).isIn("east writes, west", "east, west writes");
    String follower = members().startsWith("east writes") ? "west" : "east";
    LocalRds following = follower.equals("west") ? west : east;
    LocalRds leading = follower.equals("west") ? east : west;
    MemoryStorage follows = follower.equals("west") ? westStorage() : storage;
    String leader = follower.equals("west") ? "east" : "west";
    RegionUnderTest.await(
        "{%s=%s}"
            .formatted(
                TwoRegions.cluster(following, follower).dbClusterResourceId(),
                TwoRegions.cluster(leading, leader).dbClusterResourceId()),
        () -> follows.upstreams.toString());
    RegionUnderTest.await("available", () -> TwoRegions.cluster(east, "east").status());
    RegionUnderTest.await("available", () -> TwoRegions.cluster(west, "west").status());
    begin(leader.equals("east"));
    awaitGlobal();
    assertThat(global().globalClusterMembers()).hasSize(2);
  }

  private void begin(boolean toWest) {
    String target =
        TwoRegions.cluster(toWest ? west : east, toWest ? "west" : "east").dbClusterArn();
    east.switchoverGlobalCluster(
        r -> r.globalClusterIdentifier("world").targetDbClusterIdentifier(target));
  }
}

package io.dbrefresh.local.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.dbrefresh.local.rds.MemoryRds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.CreateDbClusterRequest;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.GlobalCluster;
import software.amazon.awssdk.services.rds.model.GlobalClusterAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.GlobalClusterMember;
import software.amazon.awssdk.services.rds.model.GlobalClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;
import software.amazon.awssdk.services.rds.model.InvalidGlobalClusterStateException;
import software.amazon.awssdk.services.rds.model.RdsException;

/** What is asked of RDS about global databases: members, who leads, and what is refused. */
class RdsGlobalContractTest {
  private static final Duration LOOK = Duration.ofMillis(20);
  private static final String ENGINE = "aurora-postgresql";

  @TempDir Path folder;
  private final String name = Unique.name();

  /** RDS in two regions of one account. */
  private record Two(RdsClient east, RdsClient west) {}

  private Two open(Place place) {
    MemoryRds local = new MemoryRds(folder.resolve("east"));
    place.atEnd(local::close);
    return new Two(
        place.client(RdsClient.class, Region.US_EAST_1, local::client),
        place.client(
            RdsClient.class,
            Region.US_WEST_2,
            () -> local.beside(folder.resolve("west"), "us-west-2")));
  }

  private void create(Two regions) {
    regions.east.createGlobalCluster(r -> r.globalClusterIdentifier(name).engine(ENGINE));
    await(() -> global(regions.east).status(), "available");
  }

  private void lead(Two regions) {
    regions.east.createDBCluster(
        r -> member(r, "-east").masterUsername("admin1").masterUserPassword("correct-horse"));
    fill(regions.east, "-east");
  }

  private void follow(Two regions) {
    regions.west.createDBCluster(r -> member(r, "-west"));
    fill(regions.west, "-west");
  }

  private CreateDbClusterRequest.Builder member(CreateDbClusterRequest.Builder r, String end) {
    return r.dbClusterIdentifier(name + end).engine(ENGINE).globalClusterIdentifier(name);
  }

  private void fill(RdsClient rds, String end) {
    await(() -> cluster(rds, end).status(), "available");
    rds.createDBInstance(
        r ->
            r.dbInstanceIdentifier(name + end + "-1")
                .dbClusterIdentifier(name + end)
                .engine(ENGINE)
                .dbInstanceClass("db.r6g.large"));
    await(
        () ->
            rds.describeDBInstances(r -> r.dbInstanceIdentifier(name + end + "-1"))
                .dbInstances()
                .get(0)
                .dbInstanceStatus(),
        "available");
  }

  private static void await(Supplier<String> found, String wanted) {
    while (!found.get().equals(wanted)) {
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  private GlobalCluster global(RdsClient rds) {
    return rds.describeGlobalClusters(r -> r.globalClusterIdentifier(name)).globalClusters().get(0);
  }

  private DBCluster cluster(RdsClient rds, String end) {
    return rds.describeDBClusters(r -> r.dbClusterIdentifier(name + end)).dbClusters().get(0);
  }

  private String arn(RdsClient rds, String end) {
    return cluster(rds, end).dbClusterArn();
  }

  private static void refused(ThrowingCallable asked, String code) {
    assertThatThrownBy(asked)
        .isInstanceOfSatisfying(
            RdsException.class,
            fault -> assertThat(fault.awsErrorDetails().errorCode()).isEqualTo(code));
  }

  private String writer(RdsClient rds) {
    return global(rds).globalClusterMembers().stream()
        .filter(GlobalClusterMember::isWriter)
        .map(GlobalClusterMember::dbClusterArn)
        .findFirst()
        .orElse("nobody");
  }

  private void empty(Two regions) {
    remove(regions.west, "-west");
    remove(regions.east, "-east");
    dissolve(regions.east, name);
  }

  private static void dissolve(RdsClient rds, String global) {
    rds.deleteGlobalCluster(r -> r.globalClusterIdentifier(global));
    awaitGone(() -> rds.describeGlobalClusters(r -> r.globalClusterIdentifier(global)).toString());
  }

  private static void awaitGone(Supplier<String> found) {
    await(
        () -> {
          try {
            return found.get();
          } catch (GlobalClusterNotFoundException | DbClusterNotFoundException absent) {
            return "gone";
          }
        },
        "gone");
  }

  private void remove(RdsClient rds, String end) {
    String arn = arn(rds, end);
    rds.removeFromGlobalCluster(r -> r.globalClusterIdentifier(name).dbClusterIdentifier(arn));
    await(
        () ->
            String.valueOf(
                global(rds).globalClusterMembers().stream()
                    .anyMatch(member -> member.dbClusterArn().equals(arn))),
        "false");
    await(() -> cluster(rds, end).status(), "available");
    rds.deleteDBInstance(r -> r.dbInstanceIdentifier(name + end + "-1"));
    rds.deleteDBCluster(r -> r.dbClusterIdentifier(name + end).skipFinalSnapshot(true));
    awaitGone(() -> cluster(rds, end).toString());
  }

  @Contract
  void an_empty_one_is_created_renamed_protected_and_deleted(Place place) {
    RdsClient rds = open(place).east;
    GlobalCluster made =
        rds.createGlobalCluster(
                r -> r.globalClusterIdentifier(name).engine(ENGINE).deletionProtection(true))
            .globalCluster();
    assertThat(made.status()).isEqualTo("creating");
    assertThat(made.globalClusterArn()).endsWith(":global-cluster:" + name);
    await(() -> global(rds).status(), "available");

    assertThatThrownBy(
            () -> rds.createGlobalCluster(r -> r.globalClusterIdentifier(name).engine(ENGINE)))
        .isInstanceOf(GlobalClusterAlreadyExistsException.class);
    refused(
        () -> rds.deleteGlobalCluster(r -> r.globalClusterIdentifier(name)),
        "InvalidParameterCombination");
    rds.modifyGlobalCluster(
        r ->
            r.globalClusterIdentifier(name)
                .newGlobalClusterIdentifier(name + "-2")
                .deletionProtection(false));
    assertThatThrownBy(() -> global(rds)).isInstanceOf(GlobalClusterNotFoundException.class);
    dissolve(rds, name + "-2");
  }

  @Contract
  void the_first_cluster_leads_and_the_one_of_another_region_follows(Place place) {
    Two regions = open(place);
    create(regions);
    lead(regions);
    follow(regions);

    assertThat(global(regions.west).globalClusterMembers())
        .extracting(GlobalClusterMember::dbClusterArn, GlobalClusterMember::isWriter)
        .containsExactlyInAnyOrder(
            tuple(arn(regions.east, "-east"), true), tuple(arn(regions.west, "-west"), false));
    assertThat(cluster(regions.west, "-west").replicationSourceIdentifier())
        .isEqualTo(arn(regions.east, "-east"));
    assertThat(cluster(regions.west, "-west").masterUsername()).isEqualTo("admin1");
    assertThat(cluster(regions.east, "-east").readReplicaIdentifiers())
        .containsExactly(arn(regions.west, "-west"));
    empty(regions);
  }

  @Contract
  void a_secondary_says_nothing_that_its_primary_has_said(Place place) {
    Two regions = open(place);
    create(regions);
    refusedMember(regions.east, "InvalidParameterCombination", r -> r.engineVersion("15.4"));
    regions.east.createDBCluster(
        r -> member(r, "-east").masterUsername("admin1").masterUserPassword("correct-horse"));
    await(() -> cluster(regions.east, "-east").status(), "available");
    refusedMember(regions.west, "InvalidDBClusterStateFault", r -> {});
    fill(regions.east, "-east");

    refusedMember(
        regions.west,
        "InvalidParameterCombination",
        r -> r.masterUsername("admin1").masterUserPassword("correct-horse"));
    refusedMember(regions.west, "InvalidParameterCombination", r -> r.databaseName("app"));
    refusedMember(regions.west, "InvalidParameterCombination", r -> r.engineVersion("15.4"));
    refusedMember(
        regions.west, "InvalidParameterCombination", r -> r.manageMasterUserPassword(true));
    refusedMember(regions.west, "InvalidParameterCombination", r -> r.storageEncrypted(true));
    refusedMember(regions.east, "InvalidGlobalClusterStateFault", r -> {});
    refusedMember(
        regions.west, "GlobalClusterNotFoundFault", r -> r.globalClusterIdentifier("none"));
    remove(regions.east, "-east");
    dissolve(regions.east, name);
  }

  private void refusedMember(
      RdsClient rds, String code, Consumer<CreateDbClusterRequest.Builder> more) {
    refused(() -> rds.createDBCluster(r -> more.accept(member(r, "-other"))), code);
  }

  @Contract
  void a_switchover_changes_who_leads(Place place) {
    Two regions = open(place);
    create(regions);
    lead(regions);
    follow(regions);
    String west = arn(regions.west, "-west");

    GlobalCluster answer =
        regions
            .east
            .switchoverGlobalCluster(
                r -> r.globalClusterIdentifier(name).targetDbClusterIdentifier(west))
            .globalCluster();
    assertThat(answer.status()).isEqualTo("switching-over");
    assertThat(answer.failoverState().toDbClusterArn()).isEqualTo(west);
    assertThat(answer.failoverState().isDataLossAllowed()).isFalse();
    await(() -> global(regions.east).status(), "available");

    assertThat(writer(regions.east)).isEqualTo(west);
    assertThatThrownBy(
            () ->
                regions.west.failoverGlobalCluster(
                    r ->
                        r.globalClusterIdentifier(name)
                            .targetDbClusterIdentifier(west)
                            .allowDataLoss(true)))
        .isInstanceOf(InvalidGlobalClusterStateException.class);
    assertThatThrownBy(
            () ->
                regions.west.switchoverGlobalCluster(
                    r -> r.globalClusterIdentifier(name).targetDbClusterIdentifier("none")))
        .isInstanceOf(DbClusterNotFoundException.class);
    refused(
        () ->
            regions.west.failoverGlobalCluster(
                r ->
                    r.globalClusterIdentifier(name)
                        .targetDbClusterIdentifier(west)
                        .allowDataLoss(true)
                        .switchover(true)),
        "InvalidParameterCombination");
    remove(regions.east, "-east");
    remove(regions.west, "-west");
    dissolve(regions.east, name);
  }

  @Contract
  void members_are_removed_before_they_are_deleted_the_primary_last(Place place) {
    Two regions = open(place);
    create(regions);
    lead(regions);
    follow(regions);
    String east = arn(regions.east, "-east");

    assertThatThrownBy(() -> regions.east.deleteGlobalCluster(r -> r.globalClusterIdentifier(name)))
        .isInstanceOf(InvalidGlobalClusterStateException.class);
    assertThatThrownBy(
            () ->
                regions.east.removeFromGlobalCluster(
                    r -> r.globalClusterIdentifier(name).dbClusterIdentifier(east)))
        .isInstanceOf(InvalidGlobalClusterStateException.class);
    assertThatThrownBy(() -> delete(regions.east, "-east"))
        .isInstanceOf(InvalidGlobalClusterStateException.class);
    assertThatThrownBy(() -> delete(regions.west, "-west"))
        .isInstanceOf(InvalidDbClusterStateException.class);
    assertThatThrownBy(
            () ->
                regions.east.deleteDBInstance(
                    r -> r.dbInstanceIdentifier(name + "-east-1").skipFinalSnapshot(true)))
        .isInstanceOf(InvalidDbClusterStateException.class);
    assertThatThrownBy(() -> regions.west.stopDBCluster(r -> r.dbClusterIdentifier(name + "-west")))
        .isInstanceOf(InvalidDbClusterStateException.class);
    empty(regions);
  }

  private void delete(RdsClient rds, String end) {
    rds.deleteDBCluster(r -> r.dbClusterIdentifier(name + end).skipFinalSnapshot(true));
  }

  @Contract
  void a_cluster_that_is_there_becomes_the_primary(Place place) {
    Two regions = open(place);
    regions.east.createDBCluster(
        r ->
            r.dbClusterIdentifier(name + "-east")
                .engine(ENGINE)
                .masterUsername("admin1")
                .masterUserPassword("correct-horse"));
    fill(regions.east, "-east");
    String source = arn(regions.east, "-east");
    refused(
        () ->
            regions.east.createGlobalCluster(
                r ->
                    r.globalClusterIdentifier(name)
                        .sourceDBClusterIdentifier(source)
                        .engine(ENGINE)),
        "InvalidParameterCombination");

    regions.east.createGlobalCluster(
        r -> r.globalClusterIdentifier(name).sourceDBClusterIdentifier(source));
    await(() -> global(regions.east).status(), "available");
    follow(regions);

    assertThat(writer(regions.west)).isEqualTo(source);
    assertThatThrownBy(
            () ->
                regions.east.createGlobalCluster(
                    r -> r.globalClusterIdentifier(name + "-2").sourceDBClusterIdentifier(source)))
        .isInstanceOf(InvalidDbClusterStateException.class);
    empty(regions);
  }
}

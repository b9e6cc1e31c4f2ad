package io.dbrefresh.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbrefresh.local.contract.SdkClients;
import io.dbrefresh.local.face.Face;
import io.dbrefresh.local.rds.server.Sql;
import io.dbrefresh.local.rds.storage.Family;
import io.dbrefresh.local.rds.storage.MasterUser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.CreateDbClusterRequest;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.GlobalCluster;
import software.amazon.awssdk.services.rds.model.RdsException;

/** The second region of the account: opened when it is used, reached by name, and cut off. */
class SecondRegionTest {
  private static final Region WEST = Region.US_WEST_2;
  private static final String ENGINE = "aurora-postgresql";
  private static final String PASSWORD = "correct-horse";
  private static final int LOOKS = 3_000;

  @TempDir Path temp;

  private Path folder() {
    return temp.resolve("region");
  }

  private LocalRegion open() {
    return TestRegion.withoutDatabases(folder(), TestRegion.DEFINITIONS);
  }

  @Test
  void is_opened_when_it_is_first_used() {
    try (LocalRegion region = open()) {
      RdsClient west = region.rds(WEST);
      assertThat(folder().resolve("us-west-2")).doesNotExist();
      assertThat(LocalRegion.regions(folder())).containsExactly("us-east-1");

      assertThat(west.describeDBClusters().dbClusters()).isEmpty();

      assertThat(LocalRegion.regions(folder())).containsExactly("us-east-1", "us-west-2");
      assertThatThrownBy(() -> region.rds(Region.EU_WEST_1))
          .hasMessage("The local region has no region eu-west-1; it has us-east-1 and us-west-2");
    }
  }

  @Test
  void has_records_of_its_own_that_others_can_read() {
    try (LocalRegion region = open()) {
      region
          .rds(WEST)
          .createDBSubnetGroup(
              r ->
                  r.dbSubnetGroupName("west")
                      .dbSubnetGroupDescription("of the west")
                      .subnetIds("subnet-1", "subnet-2"));
      region
          .rds()
          .createGlobalCluster(r -> r.globalClusterIdentifier("world").engine("aurora-postgresql"));

      assertThat(region.rds(WEST).describeGlobalClusters().globalClusters()).hasSize(1);
      try (LocalRegion read = LocalRegion.read(folder(), TestRegion.PROJECT)) {
        assertThat(read.rds(WEST).describeDBSubnetGroups().dbSubnetGroups())
            .anySatisfy(
                group ->
                    assertThat(group.dbSubnetGroupArn())
                        .isEqualTo("arn:aws:rds:us-west-2:123456789012:subgrp:west"));
        assertThat(read.rds().describeDBSubnetGroups().dbSubnetGroups())
            .noneMatch(group -> group.dbSubnetGroupName().equals("west"));
        assertThat(read.rds(WEST).describeGlobalClusters().globalClusters()).hasSize(1);
        assertThat(read.rds().describeGlobalClusters().globalClusters()).hasSize(1);
      }
    }
  }

  @Test
  void is_cut_off_and_reached_again_also_by_a_later_process() {
    try (LocalRegion region = open()) {
      RdsClient west = region.rds(WEST);
      region.cutOff(WEST);
      assertThatThrownBy(west::describeDBClusters)
          .isInstanceOf(SdkClientException.class)
          .hasMessageContaining("us-west-2");
      assertThatThrownBy(() -> region.secretsManager(WEST).listSecrets())
          .isInstanceOf(SdkClientException.class);
      assertThat(region.rds().describeDBClusters().dbClusters()).isEmpty();
    }
    try (LocalRegion region = open()) {
      assertThatThrownBy(() -> region.rds(WEST).describeDBClusters())
          .isInstanceOf(SdkClientException.class);
      region.rejoin(WEST);
      assertThat(region.rds(WEST).describeDBClusters().dbClusters()).isEmpty();
    }
    assertThat(Files.exists(folder().resolve("us-west-2"))).isTrue();
    assertThat(LocalRegion.reset(folder())).isTrue();
    assertThat(folder()).doesNotExist();
  }

  @Test
  void takes_over_from_the_first_while_that_is_cut_off_in_a_later_process() throws Exception {
    try (LocalRegion region = open()) {
      region
          .rds()
          .createGlobalCluster(
              r -> r.globalClusterIdentifier("world").engine(ENGINE).databaseName("app"));
      await(region.rds(), () -> global(region.rds()).status(), "available");
      region
          .rds()
          .createDBCluster(
              r -> member(r, "east").masterUsername("admin1").masterUserPassword(PASSWORD));
      fill(region.rds(), "east");
      run(region.rds(), "east", "create table t (n int)", "insert into t values (1)");
      region.rds(WEST).createDBCluster(r -> member(r, "west"));
      fill(region.rds(WEST), "west");
      region.cutOff(Region.US_EAST_1);
    }
    try (LocalRegion region = open()) {
      RdsClient west = region.rds(WEST);
      String arn = cluster(west, "west").dbClusterArn();
      region.ensureRunning(arn);
      assertThatThrownBy(() -> region.ensureRunning("east")).isInstanceOf(SdkClientException.class);
      west.failoverGlobalCluster(
          r ->
              r.globalClusterIdentifier("world")
                  .targetDbClusterIdentifier(arn)
                  .allowDataLoss(true));
      await(west, () -> global(west).status(), "available");
      run(west, "west", "insert into t values (2)");

      region.rejoin(Region.US_EAST_1);

      region.ensureRunning("east");
      await(
          west,
          () ->
              answer(region.rds(), "east", "select count(*) || ' ' || pg_is_in_recovery() from t"),
          "2 true");
    }
  }

  private static CreateDbClusterRequest.Builder member(
      CreateDbClusterRequest.Builder request, String name) {
    return request.dbClusterIdentifier(name).engine(ENGINE).globalClusterIdentifier("world");
  }

  private static void fill(RdsClient rds, String name) {
    await(rds, () -> cluster(rds, name).status(), "available");
    rds.createDBInstance(
        r ->
            r.dbInstanceIdentifier(name + "-1")
                .dbClusterIdentifier(name)
                .engine(ENGINE)
                .dbInstanceClass("db.r6g.large"));
    await(
        rds,
        () ->
            rds.describeDBInstances(r -> r.dbInstanceIdentifier(name + "-1"))
                .dbInstances()
                .get(0)
                .dbInstanceStatus(),
        "available");
  }

  private static DBCluster cluster(RdsClient rds, String name) {
    return rds.describeDBClusters(r -> r.dbClusterIdentifier(name)).dbClusters().get(0);
  }

  private static GlobalCluster global(RdsClient rds) {
    return rds.describeGlobalClusters().globalClusters().get(0);
  }

  private static void await(RdsClient rds, Supplier<String> found, String wanted) {
    for (int look = 0; !found.get().equals(wanted); look++) {
      if (look == LOOKS) {
        throw new AssertionError(
            "expected %s, still %s; %s".formatted(wanted, found.get(), global(rds)));
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  private static Connection connect(RdsClient rds, String name) throws SQLException {
    return Sql.connect(
        Family.POSTGRES, cluster(rds, name).port(), "app", new MasterUser("admin1", PASSWORD));
  }

  private static void run(RdsClient rds, String name, String... statements) throws SQLException {
    try (Connection connection = connect(rds, name)) {
      Sql.run(connection, statements);
    }
  }

  private static String answer(RdsClient rds, String name, String query) {
    try (Connection connection = connect(rds, name)) {
      return Sql.strings(connection, query).get(0);
    } catch (SQLException notYet) {
      return String.valueOf(notYet.getMessage());
    }
  }

  @Test
  void is_told_by_the_signature_where_the_region_is_served() {
    try (LocalRegion region = open();
        Face face = Face.open(region, 0);
        SdkClients east = SdkClients.ofLocalRegion(face.endpoint());
        SdkClients west = SdkClients.ofLocalRegion(face.endpoint(), WEST);
        SdkClients other = SdkClients.ofLocalRegion(face.endpoint(), Region.EU_WEST_1)) {
      RdsClient rds = west.client(RdsClient.class);
      rds.createDBSubnetGroup(
          r ->
              r.dbSubnetGroupName("west")
                  .dbSubnetGroupDescription("of the west")
                  .subnetIds("subnet-1", "subnet-2"));
      assertThat(region.rds(WEST).describeDBSubnetGroups().dbSubnetGroups())
          .anyMatch(group -> group.dbSubnetGroupName().equals("west"));
      assertThat(east.client(RdsClient.class).describeDBSubnetGroups().dbSubnetGroups())
          .noneMatch(group -> group.dbSubnetGroupName().equals("west"));
      assertThatThrownBy(() -> other.client(RdsClient.class).describeDBClusters())
          .isInstanceOf(RdsException.class)
          .hasMessageContaining("us-east-1");

      region.cutOff(WEST);

      assertThatThrownBy(rds::describeDBClusters).isInstanceOf(SdkClientException.class);
    }
  }
}

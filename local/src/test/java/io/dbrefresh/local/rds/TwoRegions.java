package io.dbrefresh.local.rds;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbrefresh.local.rds.fleet.Arns;
import io.dbrefresh.local.rds.fleet.PortListener;
import io.dbrefresh.local.rds.fleet.Surroundings;
import io.dbrefresh.local.rds.server.ServerBinaries;
import io.dbrefresh.local.rds.server.ServerProgress;
import io.dbrefresh.local.rds.server.Sql;
import io.dbrefresh.local.rds.storage.Family;
import io.dbrefresh.local.rds.storage.MasterUser;
import io.dbrefresh.local.time.WallTimeline;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.GlobalCluster;
import software.amazon.awssdk.services.rds.model.GlobalClusterMember;

/** Two regions with real servers on the wall clock, and what tests do in them. */
final class TwoRegions implements AutoCloseable {
  static final String PASSWORD = "correct-horse";

  final LocalRds east;
  final LocalRds west;
  private final WallTimeline timeline = new WallTimeline();
  private final Path folder;

  TwoRegions(Path folder) {
    this.folder = folder;
    Path home = folder.resolve("rds");
    if (!home.toFile().exists() && !home.toFile().mkdirs()) {
      throw new IllegalStateException("cannot make " + home);
    }
    SharedTemplates.give(home);
    east =
        LocalRds.open(
            timeline,
            home,
            new ServerBinaries(Path.of("target", "servers"), ServerProgress.NONE),
            new Surroundings(
                new Arns("us-east-1", "123456789012"),
                Secrets.in(folder.resolve("secrets"), timeline.clock()).owned("rds"),
                PortListener.NONE));
    west = east.beside(folder.resolve("us-west-2"), "us-west-2");
  }

  /** A global database {@code world} of {@code east} and {@code west}, which has the table t. */
  void create() throws SQLException {
    east.createGlobalCluster(
        r -> r.globalClusterIdentifier("world").engine("aurora-postgresql").databaseName("app"));
    awaitGlobal("available");
    east.createDBCluster(
        r ->
            r.dbClusterIdentifier("east")
                .engine("aurora-postgresql")
                .globalClusterIdentifier("world")
                .masterUsername("admin1")
                .masterUserPassword(PASSWORD));
    await(east, "east", "available");
    member(east, "east", "east-1");
    run(east, "east", "create table t (n int primary key)", "insert into t values (1)");
    west.createDBCluster(
        r ->
            r.dbClusterIdentifier("west")
                .engine("aurora-postgresql")
                .globalClusterIdentifier("world"));
    await(west, "west", "available");
    member(west, "west", "west-1");
  }

  void member(LocalRds rds, String cluster, String instance) {
    rds.createDBInstance(
        r ->
            r.dbInstanceIdentifier(instance)
                .dbClusterIdentifier(cluster)
                .engine("aurora-postgresql")
                .dbInstanceClass("db.r6g.large"));
    RegionUnderTest.await("available", () -> instanceStatus(rds, instance));
  }

  private static String instanceStatus(LocalRds rds, String instance) {
    try {
      return rds.describeDBInstances(r -> r.dbInstanceIdentifier(instance))
          .dbInstances()
          .get(0)
          .dbInstanceStatus();
    } catch (DbInstanceNotFoundException absent) {
      return "gone";
    }
  }

  void deleteMember(LocalRds rds, String instance) {
    rds.deleteDBInstance(r -> r.dbInstanceIdentifier(instance).skipFinalSnapshot(true));
    RegionUnderTest.await("gone", () -> instanceStatus(rds, instance));
  }

  static DBCluster cluster(LocalRds rds, String name) {
    return rds.describeDBClusters(r -> r.dbClusterIdentifier(name)).dbClusters().get(0);
  }

  static void await(LocalRds rds, String name, String status) {
    RegionUnderTest.await(
        status,
        () -> {
          try {
            return cluster(rds, name).status();
          } catch (DbClusterNotFoundException absent) {
            return "gone";
          }
        });
  }

  GlobalCluster global() {
    return east.describeGlobalClusters(r -> r.globalClusterIdentifier("world"))
        .globalClusters()
        .get(0);
  }

  void awaitGlobal(String status) {
    RegionUnderTest.await(status, () -> global().status());
  }

  /** {@code east writes, west reads connected}, for example. */
  String members() {
    return global().globalClusterMembers().stream()
        .map(TwoRegions::shown)
        .collect(Collectors.joining(", "));
  }

  private static String shown(GlobalClusterMember member) {
    String name = member.dbClusterArn().replaceFirst(".*:", "");
    String state = String.valueOf(member.synchronizationStatusAsString());
    return name + (member.isWriter() ? " writes" : " reads " + state);
  }

  static void run(LocalRds rds, String cluster, String... statements) throws SQLException {
    try (Connection connection = connect(rds, cluster)) {
      Sql.run(connection, statements);
    }
  }

  static Connection connect(LocalRds rds, String cluster) throws SQLException {
    return Sql.connect(
        Family.POSTGRES, cluster(rds, cluster).port(), "app", new MasterUser("admin1", PASSWORD));
  }

  static List<Integer> rows(LocalRds rds, String cluster) throws SQLException {
    try (Connection connection = connect(rds, cluster)) {
      return Sql.ints(connection, "select n from t order by n");
    }
  }

  static void awaitRows(LocalRds rds, String cluster, Integer... wanted) {
    RegionUnderTest.await(
        List.of(wanted).toString(),
        () -> {
          try {
            return rows(rds, cluster).toString();
          } catch (SQLException notYet) {
            return String.valueOf(notYet.getMessage());
          }
        });
  }

  static void assertWritable(LocalRds rds, String cluster, int row) throws SQLException {
    run(rds, cluster, "insert into t values (" + row + ")");
    assertThat(rows(rds, cluster)).contains(row);
  }

  @Override
  public void close() {
    west.close();
    east.close();
    timeline.close();
    SharedTemplates.take(folder.resolve("rds"));
  }
}

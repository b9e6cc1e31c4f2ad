package io.dbrefresh.local.rds;

import io.dbrefresh.local.rds.fleet.Arns;
import io.dbrefresh.local.rds.fleet.PortListener;
import io.dbrefresh.local.rds.fleet.Surroundings;
import io.dbrefresh.local.rds.server.ServerBinaries;
import io.dbrefresh.local.rds.server.ServerProgress;
import io.dbrefresh.local.rds.server.Sql;
import io.dbrefresh.local.rds.storage.Family;
import io.dbrefresh.local.rds.storage.MasterUser;
import io.dbrefresh.local.secretsmanager.LocalSecretsManager;
import io.dbrefresh.local.time.WallTimeline;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.Event;

/** A region on the wall clock with real servers. */
final class RegionUnderTest implements AutoCloseable {
  static final String PASSWORD = "correct-horse";
  private static final long PATIENCE_MILLIS = 60_000;

  final List<String> portNotices = new ArrayList<>();
  final LocalSecretsManager secrets;
  final LocalRds rds;
  private final Path folder;
  private final WallTimeline timeline = new WallTimeline();

  RegionUnderTest(Path folder) {
    this.folder = folder;
    SharedTemplates.give(folder);
    secrets = Secrets.in(folder.resolve("secrets"), timeline.clock());
    PortListener notices =
        (identifier, asked, given) -> portNotices.add(identifier + " " + asked + " " + given);
    rds =
        LocalRds.open(
            timeline,
            folder,
            new ServerBinaries(Path.of("target", "servers"), ServerProgress.NONE),
            new Surroundings(new Arns("us-east-1", "123456789012"), secrets.owned("rds"), notices));
  }

  /** An available instance with the database {@code app} at a port that was free. */
  DBInstance createInstance(String identifier, String engine, int port) {
    rds.createDBInstance(
        it ->
            it.dbInstanceIdentifier(identifier)
                .engine(engine)
                .dbInstanceClass("db.t3.micro")
                .masterUsername("admin1")
                .masterUserPassword(PASSWORD)
                .dbName("app")
                .port(port));
    return awaitInstance(identifier, "available");
  }

  /** The instance of an available cluster with the database {@code app}. */
  DBInstance createCluster(String identifier, String engine, int port) {
    rds.createDBCluster(
        it ->
            it.dbClusterIdentifier(identifier)
                .engine(engine)
                .databaseName("app")
                .masterUsername("admin1")
                .masterUserPassword(PASSWORD)
                .port(port));
    awaitCluster(identifier, "available");
    return createMember(identifier, engine);
  }

  /** An available instance of a cluster. */
  DBInstance createMember(String cluster, String engine) {
    rds.createDBInstance(
        it ->
            it.dbInstanceIdentifier(cluster + "-1")
                .dbClusterIdentifier(cluster)
                .engine(engine)
                .dbInstanceClass("db.r6g.large"));
    return awaitInstance(cluster + "-1", "available");
  }

  DBInstance restoreLatest(String source, String target) {
    return rds.restoreDBInstanceToPointInTime(
            it ->
                it.sourceDBInstanceIdentifier(source)
                    .targetDBInstanceIdentifier(target)
                    .useLatestRestorableTime(true))
        .dbInstance();
  }

  DBInstance rename(String from, String to) {
    rds.modifyDBInstance(
        it -> it.dbInstanceIdentifier(from).newDBInstanceIdentifier(to).applyImmediately(true));
    return awaitInstance(to, "available");
  }

  void delete(String identifier) {
    rds.deleteDBInstance(it -> it.dbInstanceIdentifier(identifier).skipFinalSnapshot(true));
    awaitInstance(identifier, "gone");
  }

  DBInstance instance(String identifier) {
    return rds.describeDBInstances(it -> it.dbInstanceIdentifier(identifier)).dbInstances().get(0);
  }

  DBCluster cluster(String identifier) {
    return rds.describeDBClusters(it -> it.dbClusterIdentifier(identifier)).dbClusters().get(0);
  }

  DBInstance awaitInstance(String identifier, String status) {
    DBInstance[] last = new DBInstance[1];
    await(
        status,
        () -> {
          try {
            last[0] = instance(identifier);
            return last[0].dbInstanceStatus();
          } catch (DbInstanceNotFoundException absent) {
            return "gone";
          }
        });
    return last[0];
  }

  DBCluster awaitCluster(String identifier, String status) {
    DBCluster[] last = new DBCluster[1];
    await(
        status,
        () -> {
          try {
            last[0] = cluster(identifier);
            return last[0].status();
          } catch (DbClusterNotFoundException absent) {
            return "gone";
          }
        });
    return last[0];
  }

  static void await(String wanted, Supplier<String> found) {
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    String last = found.get();
    while (!last.equals(wanted)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("expected " + wanted + ", still " + last);
      }
      try {
        Thread.sleep(10);
      } catch (InterruptedException interrupted) {
        throw new AssertionError(interrupted);
      }
      last = found.get();
    }
  }

  List<String> events(String identifier) {
    return rds.describeEvents(it -> it.sourceIdentifier(identifier)).events().stream()
        .map(Event::message)
        .toList();
  }

  Connection connect(DBInstance instance, String password) throws SQLException {
    Family family = Family.of(instance.engine()).orElseThrow();
    return Sql.connect(
        family, instance.endpoint().port(), "app", new MasterUser("admin1", password));
  }

  Connection connect(DBInstance instance) throws SQLException {
    return connect(instance, PASSWORD);
  }

  @Override
  public void close() {
    rds.close();
    timeline.close();
    SharedTemplates.take(folder);
  }
}

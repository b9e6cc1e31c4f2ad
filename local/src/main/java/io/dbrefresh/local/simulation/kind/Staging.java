package io.dbrefresh.local.simulation.kind;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.Tag;

/** Makes the databases that are there before a refresh begins. */
public final class Staging {
  /** Production's master password. */
  public static final String PRODUCTION_PASSWORD = "production-Secret-0";

  /** The old database's master password. */
  public static final String OLD_PASSWORD = "development-Secret-1";

  /** A database that is nobody's business. */
  public static final String BYSTANDER = "bystander";

  /** The database that was created with source and target. */
  public static final String DATABASE = "appdb";

  /** No run is under way then: the service's own backups show in the statuses. */
  private static final String BACKUP_WINDOW = "19:00-19:30";

  private static final String MASTER = "admin1";
  private static final List<Tag> PRODUCTION = List.of(tag("environment", "production"));

  private final RdsClient rds;
  private final Scenario scenario;
  private final Runnable settle;

  /** {@code settle} lets the time go on until nothing moves. */
  public Staging(RdsClient rds, Scenario scenario, Runnable settle) {
    this.rds = rds;
    this.scenario = scenario;
    this.settle = settle;
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  /** The source, its snapshot where the refresh needs one, and the bystander. */
  public void production() {
    String source = scenario.file().source();
    if (isAurora()) {
      cluster(source, source + "-1", PRODUCTION_PASSWORD, 5432, PRODUCTION);
    } else {
      instance(source, PRODUCTION_PASSWORD, 3306, PRODUCTION);
    }
    instance(BYSTANDER, PRODUCTION_PASSWORD, 4406, List.of());
    scenario.file().restore().snapshot().ifPresent(this::snapshot);
    settle.run();
  }

  /** The old database. */
  public void target() {
    String target = scenario.file().target().instance();
    List<Tag> tags = List.of(tag("refresh", "true"), tag("team", "app"));
    Optional<String> cluster = scenario.file().target().cluster();
    if (cluster.isPresent()) {
      cluster(cluster.get(), target, OLD_PASSWORD, 5433, tags);
      if (scenario.hasReplicas()) {
        member(cluster.get(), target + "-reader", tags);
      }
    } else {
      instance(target, OLD_PASSWORD, 3307, tags);
      settle.run();
      if (scenario.hasReplicas()) {
        replica(target, tags);
      }
    }
    settle.run();
    if (scenario.before() == Before.STOPPED) {
      stop(target, cluster);
      settle.run();
    }
  }

  private boolean isAurora() {
    return scenario.file().target().cluster().isPresent();
  }

  private void instance(String name, String password, int port, List<Tag> tags) {
    rds.createDBInstance(
        create ->
            create
                .dbInstanceIdentifier(name)
                .engine(name.equals(BYSTANDER) ? "mysql" : scenario.engine())
                .dbInstanceClass("db.t3.micro")
                .allocatedStorage(100)
                .dbName(DATABASE)
                .masterUsername(MASTER)
                .masterUserPassword(password)
                .port(port)
                .backupRetentionPeriod(7)
                .preferredBackupWindow(BACKUP_WINDOW)
                .tags(tags));
  }

  private void cluster(String name, String writer, String password, int port, List<Tag> tags) {
    rds.createDBCluster(
        create ->
            create
                .dbClusterIdentifier(name)
                .engine(scenario.engine())
                .databaseName(DATABASE)
                .masterUsername(MASTER)
                .masterUserPassword(password)
                .port(port)
                .backupRetentionPeriod(7)
                .preferredBackupWindow(BACKUP_WINDOW)
                .tags(tags));
    settle.run();
    member(name, writer, tags);
    settle.run();
  }

  private void member(String cluster, String name, List<Tag> tags) {
    rds.createDBInstance(
        create ->
            create
                .dbInstanceIdentifier(name)
                .dbClusterIdentifier(cluster)
                .engine(scenario.engine())
                .dbInstanceClass("db.t4g.medium")
                .tags(tags));
  }

  private void replica(String source, List<Tag> tags) {
    rds.createDBInstanceReadReplica(
        create ->
            create
                .dbInstanceIdentifier(source + "-replica")
                .sourceDBInstanceIdentifier(source)
                .dbInstanceClass("db.t3.micro")
                .tags(tags));
  }

  private void snapshot(String given) {
    if (given.equals("latest") || given.equals("new")) {
      return;
    }
    String name = given.substring(given.lastIndexOf(':') + 1);
    settle.run();
    if (isAurora()) {
      rds.createDBClusterSnapshot(
          create ->
              create
                  .dbClusterIdentifier(scenario.file().source())
                  .dbClusterSnapshotIdentifier(name));
    } else {
      rds.createDBSnapshot(
          create ->
              create.dbInstanceIdentifier(scenario.file().source()).dbSnapshotIdentifier(name));
    }
  }

  private void stop(String target, Optional<String> cluster) {
    if (cluster.isPresent()) {
      rds.stopDBCluster(stop -> stop.dbClusterIdentifier(cluster.get()));
    } else {
      rds.stopDBInstance(stop -> stop.dbInstanceIdentifier(target));
    }
  }
}

package io.dbrefresh.local.rds;

import io.dbrefresh.local.rds.fleet.Arns;
import io.dbrefresh.local.rds.fleet.PortListener;
import io.dbrefresh.local.rds.fleet.Surroundings;
import io.dbrefresh.local.rds.fleet.Timings;
import io.dbrefresh.local.secretsmanager.LocalSecretsManager;
import io.dbrefresh.local.time.VirtualTimeline;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.rds.model.Event;

/** A region on a virtual clock, with the service's long timings and no servers. */
final class VirtualRegion {
  final VirtualTimeline timeline = new VirtualTimeline(Instant.parse("2026-01-01T00:00:00Z"));
  final LocalSecretsManager secrets;
  final LocalRds rds;

  VirtualRegion(Path folder, MemoryStorage storage) {
    secrets = Secrets.in(folder.resolve("secrets"), timeline.clock());
    Timings hours =
        new Timings(
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofMinutes(3),
            Duration.ofHours(2),
            Duration.ofMinutes(8),
            Duration.ofMinutes(20),
            Duration.ofMinutes(4),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(6),
            Duration.ofMinutes(5));
    rds =
        LocalRds.open(
            timeline,
            folder,
            storage,
            hours,
            new Surroundings(
                new Arns("us-east-1", "123456789012"), secrets.owned("rds"), PortListener.NONE));
  }

  /** An instance in status {@code creating}. */
  void createInstance(String identifier) {
    rds.createDBInstance(
        it ->
            it.dbInstanceIdentifier(identifier)
                .engine("mysql")
                .dbInstanceClass("db.t3.micro")
                .masterUsername("admin1")
                .masterUserPassword("correct-horse"));
  }

  /** An instance in status {@code available}. */
  void haveInstance(String identifier) {
    createInstance(identifier);
    timeline.runUntilIdle();
  }

  /** An available cluster with one available instance called after it. */
  void haveCluster(String identifier) {
    rds.createDBCluster(
        it ->
            it.dbClusterIdentifier(identifier)
                .engine("aurora-mysql")
                .masterUsername("admin1")
                .masterUserPassword("correct-horse"));
    timeline.runUntilIdle();
    rds.createDBInstance(
        it ->
            it.dbInstanceIdentifier(identifier + "-1")
                .dbClusterIdentifier(identifier)
                .engine("aurora-mysql")
                .dbInstanceClass("db.r6g.large"));
    timeline.runUntilIdle();
  }

  String status(String identifier) {
    return rds.describeDBInstances(it -> it.dbInstanceIdentifier(identifier))
        .dbInstances()
        .get(0)
        .dbInstanceStatus();
  }

  String clusterStatus(String identifier) {
    return rds.describeDBClusters(it -> it.dbClusterIdentifier(identifier))
        .dbClusters()
        .get(0)
        .status();
  }

  List<String> events() {
    return rds.describeEvents(it -> it.startTime(Instant.EPOCH)).events().stream()
        .map(Event::message)
        .toList();
  }
}

package io.dbrefresh.local.rds.snapshot;

import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Image;
import io.dbrefresh.local.rds.fleet.Snapshots;
import io.dbrefresh.local.rds.fleet.Status;
import io.dbrefresh.local.rds.storage.Volume;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBSnapshot;

/**
 * Automated backups as the service takes them: one when a database is made or its retention period
 * becomes more than zero, then one a day when its backup window opens. What is older than the
 * retention period goes, and so do the changes that nothing is restored from any more. A backup
 * whose window opened while the region was closed is taken when it is opened again.
 */
public final class Backups {
  private static final Duration ROUND = Duration.ofMinutes(5);

  private final Fleet fleet;

  /** Of the databases of {@code fleet}. */
  public Backups(Fleet fleet) {
    this.fleet = fleet;
  }

  /** Looks at all databases now, and every five minutes from now on. */
  public void start() {
    look();
    fleet.later(ROUND, this::start);
  }

  /** Begins what is due; calling it again changes nothing. */
  public void look() {
    removeOrphans();
    Map<String, List<DBSnapshot>> taken = Image.automated(fleet.ledger());
    fleet
        .ledger()
        .instances()
        .all()
        .forEach(it -> look(it, taken.getOrDefault(it.dbiResourceId(), List.of())));
    fleet.ledger().clusters().all().forEach(this::look);
  }

  /** Begins what is due for an instance; calling it again changes nothing. */
  public void look(DBInstance instance) {
    look(instance, Image.automated(fleet.ledger(), instance.dbiResourceId()));
  }

  private void look(DBInstance instance, List<DBSnapshot> taken) {
    if (instance.dbClusterIdentifier() != null
        || !instance.dbInstanceStatus().equals(Status.AVAILABLE)) {
      return;
    }
    if (instance.backupRetentionPeriod() > 0
        && due(
            taken.stream().map(DBSnapshot::snapshotCreateTime).max(Comparator.naturalOrder()),
            BackupWindow.of(instance.preferredBackupWindow(), instance.dbiResourceId()))) {
      new InstanceBackup(fleet, instance).begin();
    } else {
      tidy(instance, taken);
    }
  }

  private void look(DBCluster cluster) {
    if (!cluster.status().equals(Status.AVAILABLE)) {
      return;
    }
    Stream<Instant> taken =
        Image.automatedOfCluster(fleet.ledger(), cluster.dbClusterResourceId()).stream()
            .map(DBClusterSnapshot::snapshotCreateTime);
    if (due(
        taken.max(Comparator.naturalOrder()),
        BackupWindow.of(cluster.preferredBackupWindow(), cluster.dbClusterResourceId()))) {
      new ClusterBackup(fleet, cluster).begin();
    } else {
      tidy(cluster);
    }
  }

  private boolean due(Optional<Instant> newest, BackupWindow window) {
    return newest.isEmpty() || newest.get().isBefore(window.last(fleet.now()));
  }

  /** Removes what is kept no longer of an instance's backups. */
  void tidy(DBInstance instance) {
    tidy(instance, Image.automated(fleet.ledger(), instance.dbiResourceId()));
  }

  private void tidy(DBInstance instance, List<DBSnapshot> all) {
    List<Image> images = Image.of(all);
    Set<Volume> expired = expired(images, instance.backupRetentionPeriod());
    all.stream()
        .filter(
            it ->
                expired.contains(Snapshots.volume(it))
                    || superseded(images, it.status(), it.snapshotCreateTime()))
        .filter(it -> !it.status().equals(Status.DELETING))
        .forEach(new InstanceSnapshots(fleet)::remove);
    if (all.isEmpty() || !expired.isEmpty()) {
      prune(instance.dbiResourceId(), fleet.volume(instance), images, expired);
    }
  }

  /** Removes what is kept no longer of a cluster's backups. */
  void tidy(DBCluster cluster) {
    List<Image> images = Image.of(fleet.ledger(), cluster);
    Set<Volume> expired = expired(images, cluster.backupRetentionPeriod());
    Image.automatedOfCluster(fleet.ledger(), cluster.dbClusterResourceId()).stream()
        .filter(
            it ->
                expired.contains(Snapshots.volume(it))
                    || superseded(images, it.status(), it.snapshotCreateTime()))
        .filter(it -> !it.status().equals(Status.DELETING))
        .forEach(new ClusterSnapshots(fleet)::remove);
    if (!expired.isEmpty()) {
      prune(cluster.dbClusterResourceId(), fleet.volume(cluster), images, expired);
    }
  }

  /** One that failed has no data; the next one takes its place. */
  private static boolean superseded(List<Image> images, String status, Instant begun) {
    return status.equals(Status.FAILED)
        && images.stream().anyMatch(image -> image.taken().isAfter(begun));
  }

  /** One that is older than the retention is needed until the one after it is that old, too. */
  private Set<Volume> expired(List<Image> images, int days) {
    Instant kept = fleet.now().minus(Duration.ofDays(days));
    long old = images.stream().filter(it -> it.taken().isBefore(kept)).count();
    return images.stream()
        .limit(days == 0 ? images.size() : Math.max(0, old - 1))
        .map(Image::volume)
        .collect(Collectors.toSet());
  }

  private void prune(String resourceId, Volume volume, List<Image> images, Set<Volume> expired) {
    Optional<Volume> oldest =
        images.stream().map(Image::volume).filter(it -> !expired.contains(it)).findFirst();
    fleet.begin(resourceId, fleet.course().work(() -> () -> fleet.storage().prune(volume, oldest)));
  }

  /** Automated snapshots go with their database. */
  private void removeOrphans() {
    fleet.ledger().snapshots().all().stream()
        .filter(it -> fleet.ledger().instances().get(it.dbiResourceId()).isEmpty())
        .map(DBSnapshot::dbiResourceId)
        .distinct()
        .forEach(this::removeOfInstance);
    fleet.ledger().clusterSnapshots().all().stream()
        .filter(it -> fleet.ledger().clusters().get(it.dbClusterResourceId()).isEmpty())
        .map(DBClusterSnapshot::dbClusterResourceId)
        .distinct()
        .forEach(this::removeOfCluster);
  }

  /** Removes all automated snapshots of an instance that is gone. */
  public void removeOfInstance(String resourceId) {
    Image.automated(fleet.ledger(), resourceId).stream()
        .filter(it -> !it.status().equals(Status.DELETING))
        .forEach(new InstanceSnapshots(fleet)::remove);
  }

  /** Removes all automated snapshots of a cluster that is gone. */
  public void removeOfCluster(String resourceId) {
    Image.automatedOfCluster(fleet.ledger(), resourceId).stream()
        .filter(it -> !it.status().equals(Status.DELETING))
        .forEach(new ClusterSnapshots(fleet)::remove);
  }
}

package io.dbrefresh.local.rds.fleet;

import io.dbrefresh.local.rds.storage.Volume;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBSnapshot;

/**
 * An automated snapshot, as that from which a database is restored to a later time.
 *
 * @param volume its data
 * @param taken when the data was whole; what was committed later is not in it
 */
public record Image(Volume volume, Instant taken) {

  /** The first whole second to which it can be brought. */
  public Instant earliest() {
    Instant second = taken.truncatedTo(ChronoUnit.SECONDS);
    return second.equals(taken) ? second : second.plusSeconds(1);
  }

  /** Those of an instance, oldest first. */
  public static List<Image> of(Ledger ledger, DBInstance instance) {
    return of(automated(ledger, instance.dbiResourceId()));
  }

  /** Those among the automated snapshots of an instance, oldest first. */
  public static List<Image> of(List<DBSnapshot> automated) {
    Predicate<DBSnapshot> whole = it -> it.status().equals(Status.AVAILABLE);
    return sorted(
        automated.stream()
            .filter(whole)
            .map(it -> new Image(Snapshots.volume(it), it.snapshotCreateTime())));
  }

  /** Those of a cluster, oldest first. */
  public static List<Image> of(Ledger ledger, DBCluster cluster) {
    Predicate<DBClusterSnapshot> whole = it -> it.status().equals(Status.AVAILABLE);
    return sorted(
        automatedOfCluster(ledger, cluster.dbClusterResourceId()).stream()
            .filter(whole)
            .map(it -> new Image(Snapshots.volume(it), it.snapshotCreateTime())));
  }

  private static List<Image> sorted(Stream<Image> images) {
    return images.sorted(Comparator.comparing(Image::taken)).toList();
  }

  /** The automated snapshots of an instance, whatever their status. */
  public static List<DBSnapshot> automated(Ledger ledger, String resourceId) {
    return ledger.snapshots().all().stream()
        .filter(it -> Snapshots.AUTOMATED.equals(it.snapshotType()))
        .filter(it -> resourceId.equals(it.dbiResourceId()))
        .toList();
  }

  /** The automated snapshots of all instances by their resource ids, whatever their status. */
  public static Map<String, List<DBSnapshot>> automated(Ledger ledger) {
    return ledger.snapshots().all().stream()
        .filter(it -> Snapshots.AUTOMATED.equals(it.snapshotType()))
        .collect(Collectors.groupingBy(DBSnapshot::dbiResourceId));
  }

  /** The automated snapshots of a cluster, whatever their status. */
  public static List<DBClusterSnapshot> automatedOfCluster(Ledger ledger, String resourceId) {
    return ledger.clusterSnapshots().all().stream()
        .filter(it -> Snapshots.AUTOMATED.equals(it.snapshotType()))
        .filter(it -> resourceId.equals(it.dbClusterResourceId()))
        .toList();
  }
}

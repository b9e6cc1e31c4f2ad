package io.dbrefresh.launcher.snapshot;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;

/** The snapshots of a region, of both kinds. */
public final class Snapshots {
  private final List<SnapshotKind> kinds;

  /** Those that {@code rds} describes. */
  public Snapshots(RdsClient rds) {
    kinds = List.of(new ClusterSnapshots(rds), new InstanceSnapshots(rds));
  }

  /** The snapshots of a database, or of all; newest last. */
  public List<KnownSnapshot> list(Optional<String> database, boolean shared) {
    return kinds.stream()
        .flatMap(kind -> kind.list(database, shared).stream())
        .sorted(
            Comparator.comparing(
                KnownSnapshot::created,
                Comparator.comparing(time -> time.map(Object::toString).orElse("9"))))
        .toList();
  }

  /** The kind of the database that is called so; members of clusters are none. */
  public Optional<SnapshotKind> ofDatabase(String database) {
    return kinds.stream().filter(kind -> kind.has(database)).findFirst();
  }

  /** The snapshot with this identifier or ARN, and its kind. */
  public Optional<Found> find(String nameOrArn) {
    return kinds.stream()
        .flatMap(kind -> found(kind, nameOrArn))
        .findFirst();
  }

  /** The operations of the kind that {@code snapshot} is of. */
  public SnapshotKind kindOf(KnownSnapshot snapshot) {
    return kinds.get(snapshot.kind().equals("cluster") ? 0 : 1);
  }

  private static Stream<Found> found(SnapshotKind kind, String nameOrArn) {
    return kind.find(nameOrArn).map(snapshot -> new Found(kind, snapshot)).stream();
  }

  /** A snapshot and the operations of its kind. */
  public record Found(SnapshotKind kind, KnownSnapshot snapshot) {}
}

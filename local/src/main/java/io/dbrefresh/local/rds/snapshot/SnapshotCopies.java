package io.dbrefresh.local.rds.snapshot;

import io.dbrefresh.local.rds.fleet.Arns;
import io.dbrefresh.local.rds.fleet.Faults;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Identifiers;
import io.dbrefresh.local.rds.fleet.Snapshots;
import io.dbrefresh.local.rds.fleet.Status;
import io.dbrefresh.local.rds.storage.Volume;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.CopyDbClusterSnapshotRequest;
import software.amazon.awssdk.services.rds.model.CopyDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.Tag;

/**
 * CopyDBSnapshot and CopyDBClusterSnapshot within the region: automated snapshots become manual
 * ones, another key may encrypt the copy.
 */
public final class SnapshotCopies {
  private final Fleet fleet;

  /** Of snapshots of {@code fleet}. */
  public SnapshotCopies(Fleet fleet) {
    this.fleet = fleet;
  }

  /** Answers with the copy in status {@code copying}. */
  public DBClusterSnapshot copy(CopyDbClusterSnapshotRequest request) {
    DBClusterSnapshot source =
        Snapshots.ofCluster(
            fleet, here(request.sourceDBClusterSnapshotIdentifier(), "SourceDBClusterSnapshot"));
    String identifier =
        Identifiers.snapshot(
            request.targetDBClusterSnapshotIdentifier(), "TargetDBClusterSnapshotIdentifier");
    if (fleet.ledger().clusterSnapshots().get(identifier).isPresent()) {
      throw Faults.clusterSnapshotExists(identifier);
    }
    if (!source.status().equals(Status.AVAILABLE)) {
      throw Faults.clusterSnapshotState("Only snapshots in available state can be copied.");
    }
    DBClusterSnapshot copy = copied(source, identifier, request);
    run(
        copy.dbClusterSnapshotArn(),
        Snapshots.volume(source),
        Snapshots.volume(copy),
        (status, percent) ->
            fleet
                .ledger()
                .clusterSnapshots()
                .put(copy.copy(it -> it.status(status).percentProgress(percent))));
    return copy;
  }

  /** Answers with the copy in status {@code copying}. */
  public DBSnapshot copy(CopyDbSnapshotRequest request) {
    DBSnapshot source =
        Snapshots.of(fleet, here(request.sourceDBSnapshotIdentifier(), "SourceDBSnapshot"));
    String identifier =
        Identifiers.snapshot(request.targetDBSnapshotIdentifier(), "TargetDBSnapshotIdentifier");
    if (fleet.ledger().snapshots().get(identifier).isPresent()) {
      throw Faults.snapshotExists(identifier);
    }
    if (!source.status().equals(Status.AVAILABLE)) {
      throw Faults.snapshotState("Only snapshots in available state can be copied.");
    }
    DBSnapshot copy = copied(source, identifier, request);
    run(
        copy.dbSnapshotArn(),
        Snapshots.volume(source),
        Snapshots.volume(copy),
        (status, percent) ->
            fleet
                .ledger()
                .snapshots()
                .put(copy.copy(it -> it.status(status).percentProgress(percent))));
    return copy;
  }

  private DBClusterSnapshot copied(
      DBClusterSnapshot source, String identifier, CopyDbClusterSnapshotRequest request) {
    return source.copy(
        it ->
            it.dbClusterSnapshotIdentifier(identifier)
                .dbClusterSnapshotArn(fleet.arns().clusterSnapshot(identifier))
                .sourceDBClusterSnapshotArn(source.dbClusterSnapshotArn())
                .snapshotType(Snapshots.MANUAL)
                .status("copying")
                .percentProgress(0)
                .storageEncrypted(source.storageEncrypted() || request.kmsKeyId() != null)
                .kmsKeyId(or(request.kmsKeyId(), source.kmsKeyId()))
                .tagList(tags(request.copyTags(), source.tagList(), request.tags())));
  }

  private DBSnapshot copied(DBSnapshot source, String identifier, CopyDbSnapshotRequest request) {
    return source.copy(
        it ->
            it.dbSnapshotIdentifier(identifier)
                .dbSnapshotArn(fleet.arns().snapshot(identifier))
                .sourceDBSnapshotIdentifier(source.dbSnapshotArn())
                .snapshotType(Snapshots.MANUAL)
                .status("copying")
                .percentProgress(0)
                .snapshotCreateTime(fleet.now())
                .encrypted(source.encrypted() || request.kmsKeyId() != null)
                .kmsKeyId(or(request.kmsKeyId(), source.kmsKeyId()))
                .tagList(tags(request.copyTags(), source.tagList(), request.tags())));
  }

  private void run(String arn, Volume from, Volume to, BiConsumer<String, Integer> put) {
    put.accept("copying", 0);
    fleet.begin(
        arn,
        fleet
            .course()
            .work(() -> () -> fleet.storage().copy(from, to))
            .after(fleet.timings().snapshot(), () -> put.accept(Status.AVAILABLE, 100))
            .onFailure(thrown -> put.accept(Status.FAILED, 0)));
  }

  /** The identifier, unless it is an ARN of another region or account. */
  private String here(@Nullable String given, String parameter) {
    String source = Identifiers.required(given, parameter + "Identifier");
    if (source.startsWith("arn:")
        && !source.equals(fleet.arns().clusterSnapshot(Arns.identifier(source)))
        && !source.equals(fleet.arns().snapshot(Arns.identifier(source)))) {
      throw Faults.parameterValue(
          "The local region has no snapshots of other regions or accounts: " + source);
    }
    return source;
  }

  private static @Nullable String or(@Nullable String first, @Nullable String second) {
    return first == null ? second : first;
  }

  private static List<Tag> tags(@Nullable Boolean copied, List<Tag> source, List<Tag> given) {
    return given.isEmpty() && Boolean.TRUE.equals(copied) ? source : given;
  }
}

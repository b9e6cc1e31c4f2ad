package io.dbrefresh.local.rds;

import io.dbrefresh.local.rds.fleet.Arns;
import io.dbrefresh.local.rds.fleet.Faults;
import io.dbrefresh.local.rds.fleet.Identifiers;
import io.dbrefresh.local.rds.fleet.Ledger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.Tag;

/** AddTagsToResource, RemoveTagsFromResource and ListTagsForResource. */
final class Tagging {
  private static final int MOST = 50;

  private final Ledger ledger;

  Tagging(Ledger ledger) {
    this.ledger = ledger;
  }

  List<Tag> list(@Nullable String resource) {
    String arn = Identifiers.required(resource, "ResourceName");
    return switch (Arns.kind(arn)) {
      case "db" -> instance(arn).tagList();
      case "cluster" -> cluster(arn).tagList();
      case "snapshot" -> snapshot(arn).tagList();
      case "cluster-snapshot" -> clusterSnapshot(arn).tagList();
      default -> throw Faults.parameterValue("Invalid resource name: " + arn);
    };
  }

  void add(@Nullable String resource, List<Tag> given) {
    change(
        resource,
        tags -> {
          Map<String, Tag> byKey = new LinkedHashMap<>();
          tags.forEach(tag -> byKey.put(tag.key(), tag));
          given.forEach(tag -> byKey.put(tag.key(), tag));
          if (byKey.size() > MOST) {
            throw Faults.parameterValue("A resource can have at most " + MOST + " tags.");
          }
          return List.copyOf(byKey.values());
        });
  }

  void remove(@Nullable String resource, List<String> keys) {
    change(resource, tags -> tags.stream().filter(tag -> !keys.contains(tag.key())).toList());
  }

  private void change(@Nullable String resource, UnaryOperator<List<Tag>> change) {
    List<Tag> tags = change.apply(list(resource));
    String arn = Identifiers.required(resource, "ResourceName");
    switch (Arns.kind(arn)) {
      case "db" -> ledger.instances().put(instance(arn).copy(it -> it.tagList(tags)));
      case "cluster" -> ledger.clusters().put(cluster(arn).copy(it -> it.tagList(tags)));
      case "snapshot" -> ledger.snapshots().put(snapshot(arn).copy(it -> it.tagList(tags)));
      default -> ledger.clusterSnapshots().put(clusterSnapshot(arn).copy(it -> it.tagList(tags)));
    }
  }

  private DBInstance instance(String arn) {
    return ledger.instance(arn).orElseThrow(() -> Faults.instanceNotFound(Arns.identifier(arn)));
  }

  private DBCluster cluster(String arn) {
    return ledger.cluster(arn).orElseThrow(() -> Faults.clusterNotFound(Arns.identifier(arn)));
  }

  private DBSnapshot snapshot(String arn) {
    String name = Arns.identifier(arn);
    return ledger.snapshots().get(name).orElseThrow(() -> Faults.snapshotNotFound(name));
  }

  private DBClusterSnapshot clusterSnapshot(String arn) {
    String name = Arns.identifier(arn);
    return ledger
        .clusterSnapshots()
        .get(name)
        .orElseThrow(() -> Faults.clusterSnapshotNotFound(name));
  }
}

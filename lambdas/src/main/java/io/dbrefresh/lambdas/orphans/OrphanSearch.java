package io.dbrefresh.lambdas.orphans;

import io.dbrefresh.lambdas.orphans.Orphan.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.Tag;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;

/** Finds what runs that are over have left: temp and set-aside databases, snapshots, secrets. */
final class OrphanSearch {
  private final RdsClient rds;
  private final SecretsManagerClient secrets;
  private final Runs runs;
  private final Prices prices;

  OrphanSearch(RdsClient rds, SecretsManagerClient secrets, Runs runs, Prices prices) {
    this.rds = rds;
    this.secrets = secrets;
    this.runs = runs;
    this.prices = prices;
  }

  /** All of them, clusters behind their instances. */
  List<Orphan> all() {
    return Stream.of(instances(), clusters(), snapshots(), clusterSnapshots(), secrets())
        .flatMap(Function.identity())
        .toList();
  }

  private Stream<Orphan> instances() {
    return rds.describeDBInstancesPaginator(all -> {}).dbInstances().stream()
        .flatMap(
            it ->
                database(
                    Kind.INSTANCE,
                    it.dbInstanceIdentifier(),
                    it.dbInstanceArn(),
                    tags(it.tagList()),
                    it.instanceCreateTime(),
                    prices.of(it)));
  }

  private Stream<Orphan> clusters() {
    return rds.describeDBClustersPaginator(all -> {}).dbClusters().stream()
        .flatMap(
            it ->
                database(
                    Kind.CLUSTER,
                    it.dbClusterIdentifier(),
                    it.dbClusterArn(),
                    tags(it.tagList()),
                    it.clusterCreateTime(),
                    OptionalDouble.of(prices.of(it))));
  }

  private Stream<Orphan> database(
      Kind kind,
      String identifier,
      String arn,
      Map<String, String> tags,
      @Nullable Instant created,
      OptionalDouble monthly) {
    return Made.by(tags) && Made.of(tags).isBeside(identifier)
        ? orphan(kind, identifier, arn, tags, created, monthly)
        : Stream.empty();
  }

  private Stream<Orphan> snapshots() {
    return rds
        .describeDBSnapshotsPaginator(all -> all.snapshotType("manual"))
        .dbSnapshots()
        .stream()
        .flatMap(
            it ->
                orphan(
                    Kind.SNAPSHOT,
                    it.dbSnapshotIdentifier(),
                    it.dbSnapshotArn(),
                    tags(it.tagList()),
                    it.snapshotCreateTime(),
                    OptionalDouble.of(prices.ofSnapshot(it.allocatedStorage()))));
  }

  private Stream<Orphan> clusterSnapshots() {
    return rds
        .describeDBClusterSnapshotsPaginator(all -> all.snapshotType("manual"))
        .dbClusterSnapshots()
        .stream()
        .flatMap(
            it ->
                orphan(
                    Kind.CLUSTER_SNAPSHOT,
                    it.dbClusterSnapshotIdentifier(),
                    it.dbClusterSnapshotArn(),
                    tags(it.tagList()),
                    it.snapshotCreateTime(),
                    OptionalDouble.of(prices.ofSnapshot(it.allocatedStorage()))));
  }

  /** A secret that never got a value that people read is that of a first refresh that failed. */
  private Stream<Orphan> secrets() {
    return secrets.listSecretsPaginator(all -> {}).stream()
        .flatMap(page -> page.secretList().stream())
        .filter(
            secret ->
                secret.secretVersionsToStages().values().stream()
                    .noneMatch(stages -> stages.contains("AWSCURRENT")))
        .flatMap(
            secret ->
                orphan(
                    Kind.SECRET,
                    secret.name(),
                    secret.arn(),
                    tags(secret),
                    secret.createdDate(),
                    OptionalDouble.of(prices.ofSecret())));
  }

  private Stream<Orphan> orphan(
      Kind kind,
      String identifier,
      String arn,
      Map<String, String> tags,
      @Nullable Instant created,
      OptionalDouble monthly) {
    if (!Made.by(tags) || !runs.areOver(Made.of(tags), arn)) {
      return Stream.empty();
    }
    Made made = Made.of(tags);
    Instant since = Optional.ofNullable(created).orElse(Instant.EPOCH);
    return Stream.of(
        new Orphan(kind, identifier, arn, made.run(), made.instance(), since, monthly));
  }

  private static Map<String, String> tags(List<Tag> tags) {
    return tags.stream()
        .collect(
            Collectors.toMap(
                Tag::key, tag -> Optional.ofNullable(tag.value()).orElse(""), (a, b) -> b));
  }

  private static Map<String, String> tags(SecretListEntry secret) {
    return secret.tags().stream()
        .collect(
            Collectors.toMap(
                tag -> tag.key(), tag -> Optional.ofNullable(tag.value()).orElse(""), (a, b) -> b));
  }
}

package io.dbrefresh.launcher.init;

import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.Tag;

/**
 * The source and the target of the refresh to begin.
 *
 * @param source identifier of the instance or the cluster that the data come from
 * @param engine the source's
 * @param aurora whether the source is a cluster
 * @param target identifier of the instance to refresh
 * @param existing the target as it is; empty: there is none yet
 */
record Pair(
    String source, String engine, boolean aurora, String target, Optional<DBInstance> existing) {

  static Pair of(FoundDatabases databases, String source, String target) {
    Optional<DBInstance> instance = databases.instance(source);
    Optional<DBCluster> cluster =
        databases.cluster(source).or(() -> instance.flatMap(databases::clusterOf));
    if (cluster.isEmpty() && instance.isEmpty()) {
      throw new CannotBeginException(
          "No database is called " + source + ". " + databases.insteadOf(source));
    }
    String identifier =
        cluster
            .map(DBCluster::dbClusterIdentifier)
            .orElseGet(() -> instance.map(DBInstance::dbInstanceIdentifier).orElse(source));
    String engine =
        cluster.map(DBCluster::engine).orElseGet(() -> instance.map(DBInstance::engine).orElse(""));
    Pair pair =
        new Pair(identifier, engine, cluster.isPresent(), target, databases.instance(target));
    pair.check(databases);
    return pair;
  }

  private void check(FoundDatabases databases) {
    if (aurora && !engine.startsWith("aurora")) {
      throw new CannotBeginException(
          source
              + " is a Multi-AZ DB cluster of "
              + engine
              + "; a refresh is of an RDS instance or"
              + " an Aurora cluster.");
    }
    if (existing.isEmpty() && databases.cluster(target).isPresent()) {
      throw new CannotBeginException(
          target
              + " is a cluster. Name the instance that is its writer; the file is called by it.");
    }
    existing.ifPresent(this::checkSame);
  }

  private void checkSame(DBInstance old) {
    if (source.equalsIgnoreCase(old.dbInstanceIdentifier())
        || source.equalsIgnoreCase(old.dbClusterIdentifier())) {
      throw new CannotBeginException(target + " is the source itself.");
    }
    if (!engine.equals(old.engine()) || aurora != (old.dbClusterIdentifier() != null)) {
      throw new CannotBeginException(
          "%s is %s and %s is %s; a refresh cannot make one of the other."
              .formatted(target, kind(old), source, aurora ? engine + " in a cluster" : engine));
    }
  }

  private static String kind(DBInstance instance) {
    return instance.dbClusterIdentifier() == null
        ? instance.engine()
        : instance.engine() + " in a cluster";
  }

  Optional<String> tag(String key) {
    return existing
        .filter(DBInstance::hasTagList)
        .flatMap(old -> old.tagList().stream().filter(tag -> tag.key().equals(key)).findFirst())
        .map(Tag::value);
  }
}

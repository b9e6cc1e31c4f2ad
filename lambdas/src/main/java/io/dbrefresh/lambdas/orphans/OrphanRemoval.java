package io.dbrefresh.lambdas.orphans;

import io.dbrefresh.lambdas.lock.Lock;
import io.dbrefresh.lambdas.lock.LockTable;
import io.dbrefresh.lambdas.orphans.Orphan.Kind;
import io.dbrefresh.lambdas.rds.Database;
import io.dbrefresh.lambdas.rds.Databases;
import io.dbrefresh.lambdas.rds.Entanglement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Removes what is left over, while it holds the target's lock: no run begins meanwhile, and each
 * thing is looked at again before it goes.
 */
final class OrphanRemoval {
  private static final long RECOVERABLE_DAYS = 7;

  private final RdsClient rds;
  private final SecretsManagerClient secrets;
  private final LockTable locks;
  private final Databases databases;
  private final Entanglement entanglement;
  private final String owner;

  /** {@code owner} is what the lock says while it is held. */
  OrphanRemoval(RdsClient rds, SecretsManagerClient secrets, LockTable locks, String owner) {
    this.rds = rds;
    this.secrets = secrets;
    this.locks = locks;
    this.databases = new Databases(rds);
    this.entanglement = new Entanglement(rds);
    this.owner = owner;
  }

  /** Removes it; why it stays, where it does. */
  Optional<String> remove(Orphan orphan, Instant now) {
    Optional<Lock> lock = locks.take(locks.read(orphan.target()), owner, now);
    if (lock.isEmpty()) {
      return Optional.of("somebody works on " + orphan.target());
    }
    try {
      Optional<String> refused = refusal(orphan);
      if (refused.isEmpty()) {
        delete(orphan);
      }
      return refused;
    } catch (SdkException e) {
      return Optional.of("AWS says: " + e.getMessage());
    } finally {
      locks.giveBack(lock.get());
    }
  }

  private Optional<String> refusal(Orphan orphan) {
    if (orphan.kind() != Kind.INSTANCE && orphan.kind() != Kind.CLUSTER) {
      return Optional.empty();
    }
    Optional<Database> now = databases.find(kind(orphan), orphan.identifier());
    if (now.isEmpty()) {
      return Optional.of("it is gone already");
    }
    Database database = now.get();
    Made made = Made.of(database.tags());
    if (!Made.by(database.tags()) || !made.run().equals(orphan.run())) {
      return Optional.of("it is another run's by now");
    }
    if (made.isAside(orphan.identifier()) && !answers(made)) {
      return Optional.of(
          "%s is not available: this may be the only copy".formatted(orphan.target()));
    }
    return database.deletionProtection()
        ? Optional.of("it is protected from deletion")
        : entanglement.of(database, List.of(orphan.target()));
  }

  private boolean answers(Made made) {
    return databases
        .find(io.dbrefresh.lambdas.rds.Kind.INSTANCE, made.instance())
        .filter(target -> target.is("available"))
        .isPresent();
  }

  private static io.dbrefresh.lambdas.rds.Kind kind(Orphan orphan) {
    return orphan.kind() == Kind.CLUSTER
        ? io.dbrefresh.lambdas.rds.Kind.CLUSTER
        : io.dbrefresh.lambdas.rds.Kind.INSTANCE;
  }

  private void delete(Orphan orphan) {
    String name = orphan.identifier();
    switch (orphan.kind()) {
      case INSTANCE ->
          rds.deleteDBInstance(r -> r.dbInstanceIdentifier(name).skipFinalSnapshot(true));
      case CLUSTER -> rds.deleteDBCluster(r -> r.dbClusterIdentifier(name).skipFinalSnapshot(true));
      case SNAPSHOT -> rds.deleteDBSnapshot(r -> r.dbSnapshotIdentifier(name));
      case CLUSTER_SNAPSHOT ->
          rds.deleteDBClusterSnapshot(r -> r.dbClusterSnapshotIdentifier(name));
      case SECRET ->
          secrets.deleteSecret(
              r -> r.secretId(orphan.arn()).recoveryWindowInDays(RECOVERABLE_DAYS));
    }
  }
}

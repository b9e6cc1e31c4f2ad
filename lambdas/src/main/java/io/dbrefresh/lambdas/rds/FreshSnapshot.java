package io.dbrefresh.lambdas.rds;

import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.plan.Service;
import io.dbrefresh.statemachine.step.StepError;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.DbSnapshotAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterSnapshotStateException;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;
import software.amazon.awssdk.services.rds.model.InvalidDbInstanceStateException;
import software.amazon.awssdk.services.rds.model.InvalidDbSnapshotStateException;
import software.amazon.awssdk.services.rds.model.SnapshotQuotaExceededException;

/**
 * The snapshot that a run takes of its source, restores from, and deletes. Each method answers what
 * it waits for, or empty when the world is so.
 */
public final class FreshSnapshot {
  private static final String PREFIX = "dbrefresh-";

  private final RdsClient rds;
  private final World world;
  private final RefreshPlan plan;
  private final Snapshots snapshots;
  private final boolean cluster;

  /** The snapshot of the plan of {@code world}. */
  public FreshSnapshot(RdsClient rds, World world) {
    this.rds = rds;
    this.world = world;
    this.plan = world.plan();
    this.snapshots = new Snapshots(rds);
    this.cluster = plan.service() == Service.AURORA;
  }

  /** What a run calls its snapshot: letters, digits and single hyphens, as RDS wants them. */
  public static String identifier(String run) {
    String name = run.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return PREFIX + name.replaceAll("^-|-$", "");
  }

  /** Whether a run has taken the snapshot of this name. */
  static boolean isOne(String identifier) {
    return identifier.startsWith(PREFIX);
  }

  /** Takes it, and waits until it can be restored; nothing to do where the plan has none. */
  public Optional<String> ready() {
    if (!plan.restore().takeSnapshot()) {
      return Optional.empty();
    }
    String identifier = plan.restore().snapshot().orElseThrow();
    Optional<Snapshot> taken = snapshots.find(plan.service(), identifier);
    if (taken.isEmpty()) {
      return Optional.of(take(identifier));
    }
    if (taken.get().status().equals("failed")) {
      throw new StepFailedException(
          StepError.TERMINAL_STATUS, "snapshot " + identifier + " has failed");
    }
    return taken
        .filter(snapshot -> !snapshot.isAvailable())
        .map(snapshot -> "snapshot " + identifier + " is " + snapshot.status());
  }

  private String take(String identifier) {
    world.guard().checkLock();
    String source = plan.source().identifier();
    try {
      if (cluster) {
        rds.createDBClusterSnapshot(
            create ->
                create
                    .dbClusterIdentifier(source)
                    .dbClusterSnapshotIdentifier(identifier)
                    .tags(Tags.of(plan.tags())));
      } else {
        rds.createDBSnapshot(
            create ->
                create
                    .dbInstanceIdentifier(source)
                    .dbSnapshotIdentifier(identifier)
                    .tags(Tags.of(plan.tags())));
      }
    } catch (InvalidDbInstanceStateException | InvalidDbClusterStateException busy) {
      return source + " is too busy for a snapshot yet";
    } catch (DbSnapshotAlreadyExistsException | DbClusterSnapshotAlreadyExistsException lost) {
      return "snapshot " + identifier + " exists by now";
    } catch (SnapshotQuotaExceededException full) {
      throw new StepFailedException(
          StepError.NOT_ALLOWED,
          "the account has all the manual snapshots it may have in this region; delete some, or"
              + " restore from \"latest\"");
    }
    return "snapshot " + identifier + " is being taken of " + source;
  }

  /** Deletes it where the plan has one. */
  public Optional<String> remove() {
    if (!plan.restore().takeSnapshot()) {
      return Optional.empty();
    }
    return plan.restore()
        .snapshot()
        .flatMap(identifier -> snapshots.find(plan.service(), identifier))
        .filter(snapshot -> plan.run().equals(snapshot.tags().get("refresh-execution")))
        .map(this::delete);
  }

  /** Deletes what runs of this target have left that are over; the lock says that they are. */
  public Optional<String> removeLeftovers() {
    return snapshots.of(plan.service(), plan.source().identifier()).stream()
        .filter(this::isLeftover)
        .map(this::delete)
        .reduce((one, other) -> one + "; " + other);
  }

  private boolean isLeftover(Snapshot snapshot) {
    String target = plan.target().names().instance();
    return isOne(snapshot.identifier())
        && "true".equals(snapshot.tags().get("refresh"))
        && target.equals(snapshot.tags().get("refresh-instance"))
        && !plan.run().equals(snapshot.tags().get("refresh-execution"));
  }

  private String delete(Snapshot snapshot) {
    String sentence = "snapshot " + snapshot.identifier() + " is ";
    if (snapshot.status().equals("deleting")) {
      return sentence + snapshot.status();
    }
    world.guard().checkLock();
    try {
      if (cluster) {
        rds.deleteDBClusterSnapshot(
            delete -> delete.dbClusterSnapshotIdentifier(snapshot.identifier()));
      } else {
        rds.deleteDBSnapshot(delete -> delete.dbSnapshotIdentifier(snapshot.identifier()));
      }
    } catch (InvalidDbSnapshotStateException | InvalidDbClusterSnapshotStateException busy) {
      return sentence + snapshot.status() + " and cannot be deleted yet";
    } catch (DbSnapshotNotFoundException | DbClusterSnapshotNotFoundException gone) {
      return sentence + "gone";
    }
    return sentence + "being deleted";
  }
}

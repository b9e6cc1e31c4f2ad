package io.dbrefresh.lambdas.swap;

import io.dbrefresh.lambdas.rds.Database;
import io.dbrefresh.lambdas.rds.Kind;
import io.dbrefresh.lambdas.rds.Statuses;
import io.dbrefresh.lambdas.rds.World;
import io.dbrefresh.statemachine.plan.Replica;
import java.util.Optional;
import java.util.stream.Stream;

/** The replicas that this run makes, after it has failed over them or later. */
public final class NewReplicas {
  private final World world;

  /** The replicas of the plan of {@code world}. */
  public NewReplicas(World world) {
    this.world = world;
  }

  /**
   * Deletes those that will never serve, and waits for those that may yet; one that serves belongs
   * to the new database and stays. Answers what it waits for.
   */
  public Optional<String> removeBroken() {
    return ours()
        .filter(replica -> !replica.isSettled())
        .map(
            replica ->
                Statuses.isTerminal(replica.status())
                    ? world.removal().of(replica)
                    : replica.standing())
        .reduce((one, other) -> one + "; " + other);
  }

  private Stream<Database> ours() {
    return world.plan().replicas().stream()
        .flatMap(replicas -> replicas.replicas().stream())
        .map(Replica::instance)
        .flatMap(name -> world.ours(Kind.INSTANCE, name).stream());
  }
}

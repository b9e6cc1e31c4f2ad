package io.dbrefresh.lambdas.swap;

import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.lambdas.lock.Lock;
import io.dbrefresh.lambdas.rds.Database;
import io.dbrefresh.lambdas.rds.Kind;
import io.dbrefresh.lambdas.rds.World;
import io.dbrefresh.statemachine.plan.DatabaseNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The database that the target's names answered with when the run was planned: set aside, brought
 * back, or removed. Each method answers what it waits for, or empty when the world is so.
 */
public final class OldDatabase {
  private static final String ASIDE = "old";

  private final World world;
  private final DatabaseNames target;

  /** The old database of the plan of {@code world}. */
  public OldDatabase(World world) {
    this.world = world;
    this.target = world.plan().target().names();
  }

  private record Move(Kind kind, String name) {
    String aside() {
      return name + ASIDE;
    }
  }

  /**
   * Notes in the lock that the swap begins, and with what. From here a recovery knows that all
   * steps on the temp database have succeeded, and which instances the old cluster had.
   */
  public void announce() {
    if (world.locks().held(world.plan()).filter(holder -> holder.members().isEmpty()).isPresent()) {
      world.locks().members(world.plan(), presentMembers());
    }
  }

  private List<String> presentMembers() {
    List<String> members =
        target
            .cluster()
            .flatMap(name -> world.stranger(Kind.CLUSTER, name))
            .map(Database::members)
            .orElse(List.of());
    return members.isEmpty() ? List.of(target.instance()) : members;
  }

  /** Removes what a run that is over has left under the names to which the old one moves. */
  public Optional<String> clearName() {
    return moves().stream()
        .filter(move -> world.stranger(move.kind(), move.name()).isPresent())
        .filter(move -> moves().stream().noneMatch(other -> other.name().equals(move.aside())))
        .flatMap(move -> world.stranger(move.kind(), move.aside()).stream())
        .map(leftover -> world.removal().of(leftover))
        .reduce((one, other) -> one + "; " + other);
  }

  /**
   * Renames it from the target's names to {@code …old}. The names are free as soon as RDS knows it
   * under the others; that it is still being renamed there keeps nobody waiting.
   */
  public Optional<String> setAside() {
    List<String> waiting = new ArrayList<>();
    for (Move move : moves()) {
      if (!isAside(move)) {
        world
            .renaming()
            .move(move.kind(), move.name(), move.aside(), this::isOld)
            .ifPresent(waiting::add);
      }
    }
    return joined(waiting);
  }

  private boolean isAside(Move move) {
    boolean named =
        world.databases().find(move.kind(), move.name()).filter(this::isOld).isPresent();
    return !named
        && world
            .databases()
            .find(move.kind(), move.aside())
            .filter(this::isOld)
            .filter(database -> database.is("renaming"))
            .isPresent();
  }

  /** Renames it back, where it has been set aside; waits while the new one holds a name. */
  public Optional<String> bringBack() {
    List<String> waiting = new ArrayList<>();
    List<StepFailedException> impossible = new ArrayList<>();
    for (Move move : moves()) {
      try {
        bringBack(move).ifPresent(waiting::add);
      } catch (StepFailedException e) {
        impossible.add(e); // What cannot be helped does not keep the others from coming back.
      }
    }
    if (waiting.isEmpty() && !impossible.isEmpty()) {
      throw impossible.get(0);
    }
    return joined(waiting);
  }

  private Optional<String> bringBack(Move move) {
    Optional<Database> holder = world.databases().find(move.kind(), move.name());
    if (holder.isPresent()) {
      boolean back = isOld(holder.get()) && !isMoving(holder.get());
      return back ? Optional.empty() : Optional.of(holder.get().standing());
    }
    return world.renaming().move(move.kind(), move.aside(), move.name(), this::isOld);
  }

  private static boolean isMoving(Database database) {
    return database.is("renaming") || database.changing();
  }

  /** Deletes it under the target's own names; never what this run has made. */
  public Optional<String> removeInPlace() {
    return target
        .cluster()
        .map(cluster -> world.stranger(Kind.CLUSTER, cluster))
        .orElseGet(() -> world.stranger(Kind.INSTANCE, target.instance()))
        .map(old -> world.removal().of(old));
  }

  /** Deletes the instances that were set aside. */
  public Optional<String> removeInstances() {
    Optional<String> cluster = target.cluster();
    if (cluster.isEmpty()) {
      return world
          .stranger(Kind.INSTANCE, target.instance() + ASIDE)
          .map(old -> world.removal().of(old));
    }
    return world
        .stranger(Kind.CLUSTER, cluster.get() + ASIDE)
        .flatMap(old -> world.removal().instances(old.members()));
  }

  /** Deletes the cluster that was set aside, with what instances it has. */
  public Optional<String> removeCluster() {
    return target
        .cluster()
        .flatMap(cluster -> world.stranger(Kind.CLUSTER, cluster + ASIDE))
        .map(old -> world.removal().of(old));
  }

  /** The run's old database, and no other of its name. */
  private boolean isOld(Database database) {
    return !database.isOf(world.plan());
  }

  private List<Move> moves() {
    Optional<String> cluster = target.cluster();
    if (cluster.isEmpty()) {
      return List.of(new Move(Kind.INSTANCE, target.instance()));
    }
    List<String> members =
        world.locks().held(world.plan()).map(Lock.Holder::members).orElse(List.of());
    return Stream.concat(
            members.stream().filter(this::isMember).map(name -> new Move(Kind.INSTANCE, name)),
            Stream.of(new Move(Kind.CLUSTER, cluster.get())))
        .toList();
  }

  /** An old cluster may have lost instances since, or have none at all. */
  private boolean isMember(String name) {
    return target
        .cluster()
        .flatMap(
            cluster ->
                world
                    .stranger(Kind.CLUSTER, cluster)
                    .or(() -> world.stranger(Kind.CLUSTER, cluster + ASIDE)))
        .map(Database::members)
        .map(members -> members.contains(name) || members.contains(name + ASIDE))
        .orElse(true);
  }

  private static Optional<String> joined(List<String> waiting) {
    return waiting.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", waiting));
  }
}

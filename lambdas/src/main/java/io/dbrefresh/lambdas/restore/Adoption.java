package io.dbrefresh.lambdas.restore;

import io.dbrefresh.lambdas.rds.Database;
import io.dbrefresh.lambdas.rds.Kind;
import io.dbrefresh.lambdas.rds.World;
import io.dbrefresh.statemachine.plan.DatabaseNames;
import io.dbrefresh.statemachine.plan.Safety;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes the temp database of a run that is over this run's, where the plan goes on with it. */
final class Adoption {
  private final World world;

  Adoption(World world) {
    this.world = world;
  }

  /** What it waits for; empty where nothing is left to take over. */
  Optional<String> advance() {
    DatabaseNames temp = world.plan().target().temp();
    return Stream.concat(
            temp.cluster().flatMap(name -> world.stranger(Kind.CLUSTER, name)).stream(),
            world.stranger(Kind.INSTANCE, temp.instance()).stream())
        .filter(this::isAdopted)
        .map(database -> take(database))
        .reduce((one, other) -> one + "; " + other);
  }

  private boolean isAdopted(Database database) {
    return world
        .plan()
        .safety()
        .adopts()
        .filter(run -> run.equals(database.tags().get("refresh-execution")))
        .isPresent();
  }

  private String take(Database database) {
    world.changes().tag(database, world.plan().tags());
    return "%s %s is taken over from a run that is over"
        .formatted(database.kind().word(), database.identifier());
  }

  /** As of when the data of a database are that may be kept, or was. */
  static Optional<String> dataAsOf(Database temp) {
    return Optional.ofNullable(temp.tags().get(Safety.DATA_AS_OF));
  }
}

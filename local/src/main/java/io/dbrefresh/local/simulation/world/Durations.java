package io.dbrefresh.local.simulation.world;

import io.dbrefresh.local.rds.fleet.Timings;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long RDS and what is beside it take, as distributions.
 *
 * @param accept until a change that was answered shows in the status
 * @param create a new instance or cluster
 * @param backup {@code backing-up} after a creation or a restore
 * @param restore a restore, or a full copy of a cluster
 * @param fastClone a copy-on-write clone
 * @param snapshot a snapshot
 * @param modify a change of settings
 * @param password a change of the master password
 * @param passwordLag until it logs in
 * @param rename a rename
 * @param namesLag until a renamed database is found under its new name (DNS)
 * @param delete a deletion
 * @param power a stop, a start or a reboot
 * @param script one SQL script
 * @param lambda a function, from its call to its answer
 */
public record Durations(
    Span accept,
    Span create,
    Span backup,
    Span restore,
    Span fastClone,
    Span snapshot,
    Span modify,
    Span password,
    Span passwordLag,
    Span rename,
    Span namesLag,
    Span delete,
    Span power,
    Span script,
    Span lambda) {
  private static final Duration RESTORABLE_LAG = Duration.ofMinutes(5);

  /** What people see: a restore takes from ten minutes to a day, a rename from one to ten. */
  public static Durations ofRealLife() {
    return new Durations(
        Span.seconds(2, 15, 60),
        Span.minutes(3, 6, 20),
        Span.minutes(1, 4, 20),
        Span.minutes(10, 60, 24 * 60),
        Span.minutes(3, 6, 15),
        Span.minutes(2, 10, 120),
        Span.seconds(20, 90, 600),
        Span.seconds(10, 40, 180),
        Span.seconds(0, 5, 60),
        Span.minutes(1, 3, 10),
        Span.seconds(5, 60, 600),
        Span.minutes(2, 5, 20),
        Span.minutes(1, 4, 15),
        Span.seconds(1, 60, 600),
        new Span(Duration.ofMillis(100), Duration.ofMillis(400), Duration.ofSeconds(3)));
  }

  /** Quick enough that a step is looked at a few times only: for many runs. */
  public static Durations ofSweeps() {
    return new Durations(
        Span.seconds(2, 4, 6),
        Span.seconds(15, 20, 30),
        Span.seconds(5, 8, 12),
        Span.seconds(20, 30, 40),
        Span.seconds(15, 20, 30),
        Span.seconds(10, 15, 20),
        Span.seconds(5, 8, 12),
        Span.seconds(5, 8, 12),
        Span.seconds(0, 5, 15),
        Span.seconds(8, 12, 20),
        Span.seconds(1, 8, 30),
        Span.seconds(8, 12, 20),
        Span.seconds(8, 12, 20),
        Span.seconds(1, 2, 4),
        new Span(Duration.ofMillis(100), Duration.ofMillis(300), Duration.ofMillis(900)));
  }

  /** Each thing takes as long as it usually does. */
  public Durations settled() {
    return new Durations(
        accept.settled(),
        create.settled(),
        backup.settled(),
        restore.settled(),
        fastClone.settled(),
        snapshot.settled(),
        modify.settled(),
        password.settled(),
        passwordLag.settled(),
        rename.settled(),
        namesLag.settled(),
        delete.settled(),
        power.settled(),
        script.settled(),
        lambda.settled());
  }

  /** RDS's, drawn for one thing that is going to happen. */
  public Timings timings(RandomGenerator random) {
    return new Timings(
        accept.draw(random),
        create.draw(random),
        backup.draw(random),
        restore.draw(random),
        fastClone.draw(random),
        snapshot.draw(random),
        modify.draw(random),
        password.draw(random),
        rename.draw(random),
        delete.draw(random),
        power.draw(random),
        RESTORABLE_LAG);
  }

  /** What is beside RDS, drawn for one thing that is going to happen. */
  public SimulatedStorage.Lags lags(RandomGenerator random) {
    return new SimulatedStorage.Lags(namesLag.draw(random), passwordLag.draw(random));
  }
}

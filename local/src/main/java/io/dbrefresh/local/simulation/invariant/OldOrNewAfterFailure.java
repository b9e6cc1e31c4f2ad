package io.dbrefresh.local.simulation.invariant;

import io.dbrefresh.local.simulation.fault.Fault;
import io.dbrefresh.local.simulation.world.SimulatedVolume;
import io.dbrefresh.statemachine.step.Step;
import java.util.Optional;

/** 5: after a failure the target's name answers with the old database, or with the new one. */
final class OldOrNewAfterFailure implements Invariant {
  private Optional<Resident> of = Optional.empty();
  private String password = "";
  private long writes;

  @Override
  public int number() {
    return 5;
  }

  @Override
  public String sentence() {
    return "after a failure the target name answers with the old database, untouched, or with the"
        + " complete new one";
  }

  @Override
  public Optional<String> now(Scene scene) {
    if (!scene.old().equals(of)) {
      of = scene.old();
      Optional<SimulatedVolume> volume = of.flatMap(scene::volume);
      password = volume.map(SimulatedVolume::password).orElse("");
      writes = volume.map(SimulatedVolume::writes).orElse(0L);
    }
    return Optional.empty();
  }

  @Override
  public Optional<String> settled(Scene scene) {
    if (scene.hasMet(Fault.OLD_DELETED, Fault.TARGET_RENAMED) || scene.isRecoveryDenied()) {
      return Optional.empty();
    }
    String name = scene.scenario().file().target().identifier();
    Optional<Resident> target = scene.target();
    if (target.isEmpty()) {
      return of.filter(old -> !wentFirst(scene, old) && !isOutOfHands(scene, old))
          .map(old -> "nothing is called " + name);
    }
    Resident now = target.get();
    if (of.filter(old -> old.volume().equals(now.volume())).isPresent()) {
      return old(scene, now, of.get());
    }
    return complete(scene, now);
  }

  private Optional<String> old(Scene scene, Resident now, Resident before) {
    SimulatedVolume volume = scene.volume(now).orElseThrow();
    if (!isAsBefore(now, before) && !scene.hasMet(Fault.OLD_UNTAGGED)) {
      return Optional.of("the old %s is %s".formatted(now.name(), now.status()));
    }
    if (!now.tags().equals(before.tags()) && !scene.hasMet(Fault.OLD_UNTAGGED)) {
      return Optional.of("the old %s has other tags than before".formatted(now.name()));
    }
    boolean asked = !scene.scenario().preScripts().isEmpty();
    boolean same = volume.password().equals(password) && (asked || volume.writes() == writes);
    return same
        ? Optional.empty()
        : Optional.of("the old %s does not have the data it had".formatted(now.name()));
  }

  /** A stopped cluster had to be started; it answers now. */
  private static boolean isAsBefore(Resident now, Resident before) {
    return now.status().equals(before.status()) || now.status().equals("available");
  }

  /** Somebody took its tag while it was aside: it is there, and nobody may rename it back. */
  private static boolean isOutOfHands(Scene scene, Resident old) {
    return scene.hasMet(Fault.OLD_UNTAGGED) && scene.volume(old).isPresent();
  }

  /** It had to be deleted before RDS broke the new one: the file stops it, or it was stopped. */
  private static boolean wentFirst(Scene scene, Resident old) {
    boolean stops = scene.scenario().file().steps().containsKey(Step.STOP_OLD_DATABASE);
    boolean stopped = !old.cluster() && !old.status().equals("available");
    return scene.hasMet(Fault.TERMINAL_STATUS, Fault.TEMP_DELETED) && (stops || stopped);
  }

  private static Optional<String> complete(Scene scene, Resident now) {
    Optional<SimulatedVolume> answering = scene.answering();
    if (answering.filter(it -> it.id().equals(now.volume())).isEmpty()) {
      return Optional.of("%s is %s and does not answer".formatted(now.name(), now.status()));
    }
    return answering
        .filter(volume -> !scene.isComplete(volume))
        .map(volume -> now.name() + " answers with a database that is not complete");
  }
}

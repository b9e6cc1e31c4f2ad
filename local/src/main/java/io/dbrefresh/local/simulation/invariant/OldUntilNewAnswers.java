package io.dbrefresh.local.simulation.invariant;

import io.dbrefresh.local.simulation.fault.Fault;
import io.dbrefresh.local.simulation.world.SimulatedVolume;
import io.dbrefresh.statemachine.step.Step;
import java.util.Optional;

/**
 * 4: the old database exists until the new one answers under the target's name; where it has to go
 * first, until the new one is complete.
 */
final class OldUntilNewAnswers implements Invariant {
  private Optional<Resident> of = Optional.empty();
  private boolean answered;

  @Override
  public int number() {
    return 4;
  }

  @Override
  public String sentence() {
    return "the old database exists until the new one answers SQL under the target name";
  }

  @Override
  public Optional<String> now(Scene scene) {
    if (!scene.old().equals(of)) {
      of = scene.old();
      answered = false;
    }
    if (of.isEmpty() || answered || scene.hasMet(Fault.OLD_DELETED)) {
      return Optional.empty();
    }
    answered = scene.answering().filter(volume -> isNew(scene, volume)).isPresent();
    boolean there = scene.residents().stream().anyMatch(this::isOld);
    if (answered || there || hadToGo(scene) && hasBeenComplete(scene)) {
      return Optional.empty();
    }
    return Optional.of("the old %s is gone, and no new one answers".formatted(of.get().name()));
  }

  private boolean isNew(Scene scene, SimulatedVolume volume) {
    return of.filter(old -> old.volume().equals(volume.id())).isEmpty() && scene.isComplete(volume);
  }

  private boolean isOld(Resident resident) {
    return of.filter(old -> old.volume().equals(resident.volume())).isPresent()
        && !resident.status().equals("deleting");
  }

  /** A stopped instance cannot be renamed, nor can one that is broken. */
  private boolean hadToGo(Scene scene) {
    boolean asked = scene.scenario().file().steps().containsKey(Step.STOP_OLD_DATABASE);
    return asked
        || of.filter(old -> !old.cluster() && !old.status().equals("available")).isPresent()
        || scene.hasMet(Fault.TERMINAL_STATUS);
  }

  /** What people delete after that is theirs. */
  private boolean hasBeenComplete(Scene scene) {
    return scene.hasMet(Fault.TEMP_DELETED)
        || scene.residents().stream()
            .filter(resident -> resident.owner().isEmpty())
            .flatMap(resident -> scene.volume(resident).stream())
            .anyMatch(volume -> volume.isProductionData() && scene.isComplete(volume));
  }
}

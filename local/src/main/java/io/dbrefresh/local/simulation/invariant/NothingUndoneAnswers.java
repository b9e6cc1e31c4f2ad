package io.dbrefresh.local.simulation.invariant;

import io.dbrefresh.local.simulation.world.SimulatedVolume;
import java.util.Optional;

/** 3: what answers to the target's name has its own password, and its scripts have run. */
final class NothingUndoneAnswers implements Invariant {
  @Override
  public int number() {
    return 3;
  }

  @Override
  public String sentence() {
    return "the target name never answers with a database whose password change or scripts have"
        + " not succeeded";
  }

  @Override
  public Optional<String> now(Scene scene) {
    return scene
        .answering()
        .filter(volume -> !scene.isComplete(volume))
        .map(volume -> found(scene, volume));
  }

  private static String found(Scene scene, SimulatedVolume volume) {
    boolean masked = volume.scripts().containsAll(scene.scenario().scripts());
    return scene.scenario().file().target().identifier()
        + (masked
            ? " logs in with production's password"
            : " answers with production's data, of the scripts only "
                + volume.scripts()
                + " have run");
  }
}

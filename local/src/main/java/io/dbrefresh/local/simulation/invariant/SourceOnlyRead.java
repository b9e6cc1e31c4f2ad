package io.dbrefresh.local.simulation.invariant;

import io.dbrefresh.local.simulation.world.SimulatedVolume;
import java.util.Map;
import java.util.Optional;

/** 1: the source stays as it is, name, tags, data and password. */
final class SourceOnlyRead implements Invariant {
  private Optional<Look> before = Optional.empty();

  private record Look(String volume, Map<String, String> tags, String password, long writes) {}

  @Override
  public int number() {
    return 1;
  }

  @Override
  public String sentence() {
    return "the source is only read";
  }

  @Override
  public Optional<String> now(Scene scene) {
    Optional<Look> look = scene.source().flatMap(source -> look(scene, source));
    if (before.isEmpty()) {
      before = look;
    }
    if (look.isEmpty()) {
      return Optional.of(scene.scenario().file().source() + " is gone");
    }
    return look.equals(before)
        ? Optional.empty()
        : Optional.of(scene.scenario().file().source() + " was changed");
  }

  private static Optional<Look> look(Scene scene, Resident source) {
    Optional<SimulatedVolume> volume = scene.volume(source);
    return volume.map(
        data -> new Look(source.volume(), source.tags(), data.password(), data.writes()));
  }
}

package io.dbrefresh.local.simulation;

import io.dbrefresh.local.simulation.invariant.Scene;
import io.dbrefresh.local.simulation.published.Lookout;
import io.dbrefresh.local.time.VirtualTimeline;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/** Lets the published machine run on the model, and measures it like ours. */
final class PublishedLookout implements Lookout {
  private final Simulation simulation;
  private final Scene scene;
  private final VirtualTimeline timeline;
  private final Meter meter;
  private final SplittableRandom random;

  PublishedLookout(
      Simulation simulation,
      Scene scene,
      VirtualTimeline timeline,
      Meter meter,
      SplittableRandom random) {
    this.simulation = simulation;
    this.scene = scene;
    this.timeline = timeline;
    this.meter = meter;
    this.random = random;
  }

  /** Event by event, so that what begins and ends meanwhile is seen. */
  @Override
  public void pass(Duration time) {
    meter.look(scene);
    Instant end = timeline.clock().instant().plus(time);
    while (timeline.runOneUntil(end)) {
      meter.look(scene);
    }
    timeline.advance(Duration.between(timeline.clock().instant(), end));
    meter.look(scene);
  }

  @Override
  public void transition() {
    meter.transition();
  }

  @Override
  public Duration function() {
    Duration took = simulation.durations().lambda().draw(random);
    meter.function(took);
    return took;
  }

  @Override
  public Duration scripts() {
    Duration took = Duration.ZERO;
    for (int script = 0; script < simulation.scenario().scripts().size(); script++) {
      took = took.plus(simulation.durations().script().draw(random));
    }
    meter.script(took);
    pass(took);
    scene
        .target()
        .flatMap(scene::volume)
        .ifPresent(volume -> volume.commit(Set.copyOf(simulation.scenario().scripts())));
    return Duration.ZERO;
  }

  @Override
  public void until(BooleanSupplier done) {
    meter.look(scene);
    while (!done.getAsBoolean() && timeline.runOne()) {
      meter.look(scene);
    }
  }

  @Override
  public boolean answers() {
    return scene.answering().isPresent();
  }
}

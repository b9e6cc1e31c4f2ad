package io.dbrefresh.local.simulation.invariant;

import io.dbrefresh.local.simulation.fault.Call;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkRequest;

/** All ten, for one run; the first that is broken is kept. */
public final class Invariants {
  private final Scene scene;
  private final List<Invariant> all =
      List.of(
          new SourceOnlyRead(),
          new OnlyWhatIsTagged(),
          new NothingUndoneAnswers(),
          new OldUntilNewAnswers(),
          new OldOrNewAfterFailure(),
          new OneRunPerTarget(),
          new OneEnding(),
          new NoPasswordTold(),
          new LaunchAgainWorks(),
          new NothingLeftBehind());

  private Optional<Violation> broken = Optional.empty();

  /** Looks at {@code scene}. */
  public Invariants(Scene scene) {
    this.scene = scene;
  }

  /** The first that was broken. */
  public Optional<Violation> broken() {
    return broken;
  }

  /** The run is not as it should be, in a way that none of the ten speaks of. */
  public void brokenBy(String found) {
    if (broken.isEmpty()) {
      broken = Optional.of(new Violation(0, "every run ends", found));
    }
  }

  /** After each call and each event. */
  public void now() {
    check(invariant -> invariant.now(scene));
  }

  /** Before a handler asks a service to change something. */
  public void changing(Call call, SdkRequest request) {
    check(invariant -> invariant.changing(scene, call, request));
  }

  /** When text was written where others can read it. */
  public void told(String where, String text) {
    check(invariant -> invariant.told(scene, where, text));
  }

  /** When all executions have ended and nothing moves any more. */
  public void settled() {
    check(invariant -> invariant.settled(scene));
  }

  private void check(Function<Invariant, Optional<String>> look) {
    if (broken.isPresent()) {
      return;
    }
    for (Invariant invariant : all) {
      Optional<String> found = look.apply(invariant);
      if (found.isPresent()) {
        broken = found.map(it -> new Violation(invariant.number(), invariant.sentence(), it));
        return;
      }
    }
  }
}

package io.dbrefresh.local.simulation.invariant;

import io.dbrefresh.local.simulation.fault.Fault;
import java.util.List;
import java.util.Optional;

/**
 * 9: a launch after a failure, when nothing goes wrong any more, completes by itself. What people
 * did to the target or its secret meanwhile, people have to undo: the launch says so.
 */
final class LaunchAgainWorks implements Invariant {
  /** The name of the launch that follows a failure begins with this. */
  static final String AGAIN = "again";

  @Override
  public int number() {
    return 9;
  }

  @Override
  public String sentence() {
    return "launching again after any failure works, with no hand cleanup";
  }

  @Override
  public Optional<String> settled(Scene scene) {
    List<RunStory> again =
        scene.runs().stream().filter(run -> run.name().startsWith(AGAIN)).toList();
    boolean people = scene.hasMet(Fault.OLD_UNTAGGED, Fault.SECRET_DELETED, Fault.TARGET_RENAMED);
    if (again.isEmpty() || people) {
      return Optional.empty();
    }
    RunStory last = again.get(again.size() - 1);
    return last.status().equals("SUCCEEDED")
        ? Optional.empty()
        : Optional.of("the launch after the failure %s".formatted(last.status()));
  }
}

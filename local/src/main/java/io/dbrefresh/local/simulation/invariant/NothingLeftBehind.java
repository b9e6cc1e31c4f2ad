package io.dbrefresh.local.simulation.invariant;

import io.dbrefresh.local.simulation.fault.Fault;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** 10: when a run is over, the databases are those from before and what it was asked to make. */
final class NothingLeftBehind implements Invariant {
  private static final String RENAMED = "-renamed";
  private static final List<String> PASSING = List.of("temp", "old");
  private Optional<Set<String>> before = Optional.empty();

  @Override
  public int number() {
    return 10;
  }

  @Override
  public String sentence() {
    return "a failed run leaves no database behind that nobody asked for";
  }

  @Override
  public Optional<String> now(Scene scene) {
    if (before.isEmpty()) {
      before = Optional.of(names(scene));
    }
    return Optional.empty();
  }

  @Override
  public Optional<String> settled(Scene scene) {
    boolean lastCopy = scene.target().isEmpty() && scene.hasMet(Fault.TERMINAL_STATUS);
    if (scene.isRecoveryDenied() || lastCopy) {
      return Optional.empty();
    }
    Set<String> left = names(scene);
    left.removeAll(before.orElse(Set.of()));
    left.removeAll(asked(scene));
    if (scene.hasMet(Fault.TARGET_RENAMED)) {
      left.removeIf(name -> name.endsWith(RENAMED));
    }
    if (scene.hasMet(Fault.OLD_UNTAGGED)) {
      left.removeIf(name -> name.endsWith("old"));
      left.removeAll(untagged(scene));
    }
    return left.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", left) + " is left");
  }

  /** The old database's name can be the new one's already; nobody may touch what has no tag. */
  private static Set<String> untagged(Scene scene) {
    return scene.residents().stream()
        .filter(resident -> !resident.tags().containsKey("refresh"))
        .map(Resident::name)
        .collect(Collectors.toSet());
  }

  /** Instances that went with a cluster that people renamed are theirs. */
  private static Set<String> names(Scene scene) {
    return scene.residents().stream()
        .filter(resident -> resident.owner().filter(it -> it.endsWith(RENAMED)).isEmpty())
        .map(Resident::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> asked(Scene scene) {
    var names = scene.scenario().file().target();
    Stream<String> target = Stream.concat(Stream.of(names.instance()), names.cluster().stream());
    Stream<String> replicas =
        scene.scenario().file().replicas().stream()
            .flatMap(it -> it.replicas().stream())
            .map(it -> it.instance());
    return Stream.concat(target, replicas)
        .filter(name -> PASSING.stream().noneMatch(name::endsWith))
        .collect(Collectors.toSet());
  }
}

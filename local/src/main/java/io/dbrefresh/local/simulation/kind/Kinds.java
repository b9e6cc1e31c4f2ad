package io.dbrefresh.local.simulation.kind;

import io.dbrefresh.local.simulation.kind.KindFile.Extra;
import java.util.ArrayList;
import java.util.List;

/** All kinds of refreshes that the simulator goes through. */
public final class Kinds {
  private static final List<String> RDS = List.of("latestpoint", "restorepoint", "fromsnapshot");
  private static final List<String> AURORA =
      List.of("latestpoint", "restorepoint", "fromsnapshot", "fastcloning");

  private Kinds() {}

  /**
   * RDS and Aurora, each restore type, on a new, existing and stopped target, with and without
   * replicas and scripts; RDS with the old database stopped first; and both with scripts on the old
   * database and queries behind.
   */
  public static List<Scenario> all() {
    List<Scenario> kinds = new ArrayList<>();
    for (Before before : Before.values()) {
      for (boolean full : List.of(false, true)) {
        for (String type : RDS) {
          kinds.add(new KindFile(false, type, before, full, full, Extra.NONE).scenario());
        }
        for (String type : AURORA) {
          kinds.add(new KindFile(true, type, before, full, full, Extra.NONE).scenario());
        }
      }
    }
    for (String type : RDS) {
      kinds.add(
          new KindFile(false, type, Before.EXISTING, false, true, Extra.STOPPED_FIRST).scenario());
    }
    kinds.add(
        new KindFile(false, "latestpoint", Before.EXISTING, true, false, Extra.NONE).scenario());
    kinds.add(
        new KindFile(false, "latestpoint", Before.EXISTING, false, true, Extra.NONE).scenario());
    kinds.add(
        new KindFile(true, "fastcloning", Before.EXISTING, true, false, Extra.NONE).scenario());
    kinds.add(
        new KindFile(true, "fastcloning", Before.EXISTING, false, true, Extra.NONE).scenario());
    for (boolean aurora : List.of(false, true)) {
      kinds.add(
          new KindFile(aurora, "latestpoint", Before.EXISTING, false, true, Extra.CHECKED)
              .scenario());
    }
    return List.copyOf(kinds);
  }

  /** The kind with this name. */
  public static Scenario named(String name) {
    return all().stream()
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No kind is called " + name));
  }
}

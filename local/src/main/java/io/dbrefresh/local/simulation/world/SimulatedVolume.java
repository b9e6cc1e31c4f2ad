package io.dbrefresh.local.simulation.world;

import java.util.LinkedHashSet;
import java.util.Set;

/** The data of one database of the model, as far as refreshes care about it. */
public final class SimulatedVolume {
  private final String id;
  private final boolean production;
  private final Set<String> scripts = new LinkedHashSet<>();
  private ScriptMarks marks = new ScriptMarks();
  private String password;
  private long writes;

  private SimulatedVolume(String id, boolean production, String password) {
    this.id = id;
    this.production = production;
    this.password = password;
  }

  /** A database that was made with data of its own. */
  static SimulatedVolume own(String id, boolean production, String password) {
    return new SimulatedVolume(id, production, password);
  }

  /** The same data at this moment, in another volume. */
  SimulatedVolume copy(String copyId) {
    SimulatedVolume copy = new SimulatedVolume(copyId, production, password);
    copy.scripts.addAll(scripts);
    copy.marks = marks.copy();
    return copy;
  }

  /** The resource id of its instance or cluster. */
  public String id() {
    return id;
  }

  /** Whether its rows were production's. */
  public boolean isProductionData() {
    return production;
  }

  /** The master password that logs in now. */
  public String password() {
    return password;
  }

  /** The keys of the scripts that were committed here. */
  public Set<String> scripts() {
    return Set.copyOf(scripts);
  }

  /** How often something was committed here. */
  public long writes() {
    return writes;
  }

  ScriptMarks marks() {
    return marks;
  }

  void marks(ScriptMarks committed) {
    marks = committed;
  }

  void setPassword(String changed) {
    password = changed;
  }

  /** A transaction is committed that ran these scripts to their ends. */
  public void commit(Set<String> finished) {
    scripts.addAll(finished);
    writes++;
  }
}

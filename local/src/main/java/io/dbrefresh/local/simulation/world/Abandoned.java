package io.dbrefresh.local.simulation.world;

/** Ends a function that pauses when its simulation is over. */
final class Abandoned extends Error {
  private static final long serialVersionUID = 1;

  Abandoned() {
    super("abandoned", null, false, false);
  }
}

package io.dbrefresh.local.simulation.fault;

/** The function is ended from outside between two of its calls; no handler can catch that. */
final class FunctionEnded extends Error {
  private static final long serialVersionUID = 1;

  private final boolean late;

  /** {@code late} when its time limit ended it; else its process exited. */
  FunctionEnded(boolean late) {
    super("ended", null, false, false);
    this.late = late;
  }

  boolean late() {
    return late;
  }
}

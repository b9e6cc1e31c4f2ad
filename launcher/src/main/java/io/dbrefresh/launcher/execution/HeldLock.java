package io.dbrefresh.launcher.execution;

/**
 * The lock of a target.
 *
 * @param owner the run that holds it; empty: it is free
 * @param execution the run's execution
 * @param since when it was taken, ISO 8601
 * @param fence grows with every run that takes it
 */
public record HeldLock(String target, String owner, String execution, String since, long fence) {
  /** Whether a run holds it. */
  public boolean isHeld() {
    return !owner.isEmpty();
  }
}

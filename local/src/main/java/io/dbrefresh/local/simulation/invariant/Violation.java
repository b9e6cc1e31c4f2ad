package io.dbrefresh.local.simulation.invariant;

/**
 * An invariant that does not hold.
 *
 * @param number of the invariant; 0 for a run that does not end
 * @param sentence what should hold
 * @param found what was found instead
 */
public record Violation(int number, String sentence, String found) {
  @Override
  public String toString() {
    return "invariant %d (%s): %s".formatted(number, sentence, found);
  }
}

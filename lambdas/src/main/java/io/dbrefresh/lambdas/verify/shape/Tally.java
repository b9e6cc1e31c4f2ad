package io.dbrefresh.lambdas.verify.shape;

import java.util.ArrayList;
import java.util.List;

/** What the detectors saw in the values of one column. It keeps counts only. */
public final class Tally {
  /** So many standard deviations above the expected count is no chance any more. */
  private static final double BEYOND_CHANCE = 4;

  private final List<Count> counts = new ArrayList<>();
  private long values;

  /** Nothing seen yet. */
  public Tally(List<Detector> detectors) {
    detectors.forEach(detector -> counts.add(new Count(detector)));
  }

  /** Looks at one value. */
  public void add(String value) {
    values++;
    counts.forEach(count -> count.look(value));
  }

  /** How many values were looked at. */
  public long values() {
    return values;
  }

  /** What was found beyond chance. */
  public List<Found> found() {
    return counts.stream()
        .filter(Count::isFinding)
        .map(
            count -> new Found(count.detector.shape().word(), count.detector.kind(), count.matches))
        .toList();
  }

  /**
   * Personal data in a column.
   *
   * @param shape the word of the refresh file
   * @param kind which kind of the shape
   * @param matches how many values hold it
   */
  public record Found(String shape, String kind, long matches) {}

  private static final class Count {
    private final Detector detector;
    private long matches;
    private long lookalikes;

    Count(Detector detector) {
      this.detector = detector;
    }

    void look(String value) {
      Glance glance = detector.look(value);
      matches += glance == Glance.MATCH ? 1 : 0;
      lookalikes += glance == Glance.LOOKALIKE ? 1 : 0;
    }

    /**
     * A column of order numbers with as many digits as a card has passes the card's check as often
     * as chance has it, and is no finding; a column of cards passes it always.
     */
    boolean isFinding() {
      double all = matches + lookalikes;
      double expected = all * detector.chance();
      double deviation = Math.sqrt(expected * (1 - detector.chance()));
      return matches > 0 && (matches * 2 >= all || matches > expected + BEYOND_CHANCE * deviation);
    }
  }
}

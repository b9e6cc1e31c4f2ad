package io.dbrefresh.local.simulation.world;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long something takes: mostly about {@code usual}, never less than {@code shortest} or more
 * than {@code longest}. Half of what is drawn is shorter than usual; on either side the logarithm
 * is uniform, so that doubling is as likely as halving.
 */
public record Span(Duration shortest, Duration usual, Duration longest) {
  /** Three durations, each at least as long as the one before. */
  public Span {
    if (shortest.compareTo(usual) > 0 || usual.compareTo(longest) > 0) {
      throw new IllegalArgumentException(shortest + " to " + longest + ", usually " + usual);
    }
  }

  /** Always the same. */
  public static Span always(Duration duration) {
    return new Span(duration, duration, duration);
  }

  /** In seconds. */
  public static Span seconds(long shortest, long usual, long longest) {
    return new Span(
        Duration.ofSeconds(shortest), Duration.ofSeconds(usual), Duration.ofSeconds(longest));
  }

  /** In minutes. */
  public static Span minutes(long shortest, long usual, long longest) {
    return seconds(shortest * 60, usual * 60, longest * 60);
  }

  /** The usual duration whatever is drawn. */
  public Span settled() {
    return always(usual);
  }

  /** One duration, to the millisecond. */
  public Duration draw(RandomGenerator random) {
    if (shortest.equals(longest)) {
      return usual;
    }
    boolean shorter = random.nextBoolean();
    double from = Math.log(Math.max(1, (shorter ? shortest : usual).toMillis()));
    double to = Math.log(Math.max(1, (shorter ? usual : longest).toMillis()));
    return Duration.ofMillis(Math.round(Math.exp(from + (to - from) * random.nextDouble())));
  }
}

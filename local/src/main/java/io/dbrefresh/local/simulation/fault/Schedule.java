package io.dbrefresh.local.simulation.fault;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which faults a run meets, and where.
 *
 * @param strikes in the order of their calls
 */
public record Schedule(List<Strike> strikes) {
  /** Nothing goes wrong. */
  public static final Schedule NONE = new Schedule(List.of());

  /** Sorts. */
  public Schedule {
    strikes = strikes.stream().sorted(Comparator.comparingInt(Strike::call)).toList();
  }

  /**
   * One fault.
   *
   * @param call the number of the call that meets it
   */
  public record Strike(int call, Fault fault) {
    @Override
    public String toString() {
      return call + ":" + fault.word();
    }
  }

  /** With one fault. */
  public static Schedule of(int call, Fault fault) {
    return new Schedule(List.of(new Strike(call, fault)));
  }

  /** What the call with this number meets. */
  public Optional<Fault> at(int call) {
    return strikes.stream().filter(it -> it.call() == call).map(Strike::fault).findFirst();
  }

  /** Without one of its faults. */
  public Schedule without(Strike strike) {
    return new Schedule(strikes.stream().filter(it -> !it.equals(strike)).toList());
  }

  /**
   * The schedule that is written as {@link #toString()} writes it.
   *
   * @throws IllegalArgumentException when it is not
   */
  public static Schedule parse(String text) {
    if (text.isBlank()) {
      return NONE;
    }
    return new Schedule(Stream.of(text.split(",")).map(Schedule::strike).toList());
  }

  private static Strike strike(String text) {
    String[] parts = text.strip().split(":", 2);
    if (parts.length < 2) {
      throw new IllegalArgumentException(text + " is not written as call:fault");
    }
    return new Strike(Integer.parseInt(parts[0]), Fault.ofWord(parts[1]));
  }

  /** {@code 17:throttled,203:killed}. */
  @Override
  public String toString() {
    return strikes.stream().map(Strike::toString).collect(Collectors.joining(","));
  }
}

package io.dbrefresh.statemachine.refreshfile;

import io.dbrefresh.statemachine.refreshfile.Problem.Severity;
import io.dbrefresh.statemachine.refreshfile.shortform.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/** Collects what is wrong with one refresh file. */
final class Problems {
  private final ToIntFunction<String> lines;
  private final Wording wording;
  private final List<Problem> found;

  /** {@code lines} tells the line of a JSON pointer; 0 where there is none to tell. */
  Problems(ToIntFunction<String> lines) {
    this(lines, Wording.DOCUMENTED, new ArrayList<>());
  }

  private Problems(ToIntFunction<String> lines, Wording wording, List<Problem> found) {
    this.lines = lines;
    this.wording = wording;
    this.found = found;
  }

  /** The same collection, for readers that speak of the documented form. */
  Problems in(Wording words) {
    return new Problems(lines, words, found);
  }

  void error(String pointer, String message) {
    add(Severity.ERROR, pointer, message);
  }

  void warning(String pointer, String message) {
    add(Severity.WARNING, pointer, message);
  }

  /** One value is complained about once: what is said first is the most basic. */
  private void add(Severity severity, String documented, String message) {
    String pointer = wording.pointer(documented);
    boolean said =
        found.stream()
            .anyMatch(
                other -> other.pointer().equals(pointer) && other.severity() == Severity.ERROR);
    if (!said) {
      String words = wording.message(documented, message);
      found.add(new Problem(severity, pointer, lines.applyAsInt(pointer), words));
    }
  }

  boolean hasErrors() {
    return found.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
  }

  /** In the order of the file. */
  List<Problem> all() {
    return found.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
  }
}

package io.dbrefresh.statemachine.refreshfile;

import io.dbrefresh.statemachine.refreshfile.Problem.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with one refresh file. */
final class Problems {
  private final SourceText text;
  private final List<Problem> found = new ArrayList<>();

  Problems(SourceText text) {
    this.text = text;
  }

  void error(String pointer, String message) {
    add(Severity.ERROR, pointer, message);
  }

  void warning(String pointer, String message) {
    add(Severity.WARNING, pointer, message);
  }

  /** One value is complained about once: what is said first is the most basic. */
  private void add(Severity severity, String pointer, String message) {
    boolean said =
        found.stream()
            .anyMatch(
                other -> other.pointer().equals(pointer) && other.severity() == Severity.ERROR);
    if (!said) {
      found.add(new Problem(severity, pointer, text.line(pointer), message));
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

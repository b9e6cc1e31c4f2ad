package io.dbrefresh.statemachine.refreshfile;

import io.dbrefresh.statemachine.refreshfile.Problem.Severity;
import io.dbrefresh.statemachine.refreshfile.shortform.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Collects what is wrong with one refresh file. */
final class Problems {
  private final ToIntFunction<String> lines;
  private final Wording wording;
  private final List<Problem> found;

  /** Pointers to values that are there under a misspelt key. */
  private final Set<String> misspelt;

  /** {@code lines} tells the line of a JSON pointer; 0 where there is none to tell. */
  Problems(ToIntFunction<String> lines) {
    this(lines, Wording.DOCUMENTED, new ArrayList<>(), new HashSet<>());
  }

  private Problems(
      ToIntFunction<String> lines, Wording wording, List<Problem> found, Set<String> misspelt) {
    this.lines = lines;
    this.wording = wording;
    this.found = found;
    this.misspelt = misspelt;
  }

  /** The same collection, for readers that speak of the documented form. */
  Problems in(Wording words) {
    return new Problems(lines, words, found, misspelt);
  }

  /** What is missing at {@code pointer} only because its key is misspelt; that is a problem. */
  void misspelt(String pointer) {
    misspelt.add(pointer);
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
    if (!follows(pointer)) {
      String words = wording.message(documented, message);
      found.add(new Problem(severity, pointer, lines.applyAsInt(pointer), words));
    }
  }

  /** Whether the value is known to be wrong already, by itself or with all that is around it. */
  private boolean follows(String pointer) {
    String at = pointer;
    while (!misspelt.contains(at) && !isWrong(at)) {
      if (at.isEmpty()) {
        return false;
      }
      at = at.substring(0, at.lastIndexOf('/'));
    }
    return true;
  }

  private boolean isWrong(String pointer) {
    return found.stream()
        .anyMatch(other -> other.pointer().equals(pointer) && other.severity() == Severity.ERROR);
  }

  boolean hasErrors() {
    return found.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
  }

  /** In the order of the file. */
  List<Problem> all() {
    return found.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
  }
}

package io.dbrefresh.statemachine.refreshfile;

import java.util.List;
import java.util.stream.Collectors;

/** A refresh file with at least one error; nothing has been touched. */
public final class InvalidRefreshFileException extends RuntimeException {
  private final transient List<Problem> problems;

  /**
   * {@code problems} is everything that was found, warnings too.
   *
   * @param name the file, as it is called in messages
   */
  public InvalidRefreshFileException(String name, List<Problem> problems) {
    super(
        problems.stream()
            .filter(problem -> problem.severity() == Problem.Severity.ERROR)
            .map(problem -> at(name, problem) + ": " + problem.message())
            .collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  private static String at(String name, Problem problem) {
    String place = problem.line() > 0 ? name + ":" + problem.line() : name;
    return place + " " + (problem.pointer().isEmpty() ? "/" : problem.pointer());
  }

  /** Every problem, in the order of the file. */
  public List<Problem> problems() {
    return problems;
  }
}

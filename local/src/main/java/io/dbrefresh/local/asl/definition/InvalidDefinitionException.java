package io.dbrefresh.local.asl.definition;

import java.util.List;
import java.util.stream.Collectors;

/** A definition cannot be run; the message lists every problem. */
public final class InvalidDefinitionException extends RuntimeException {
  private final transient List<Problem> problems;

  InvalidDefinitionException(List<Problem> problems) {
    super(
        problems.stream()
            .map(Problem::toString)
            .collect(Collectors.joining(", ", "Invalid State Machine Definition: '", "'")));
    this.problems = problems;
  }

  /** Everything that is wrong, in the order of the text. */
  public List<Problem> problems() {
    return problems;
  }
}

package io.dbrefresh.local.asl.state;

import io.dbrefresh.local.asl.failure.ErrorName;
import java.util.List;
import java.util.Set;

/** The error names that a retrier or catcher is for (specification, "Errors"). */
public record ErrorEquals(List<String> names) {
  private static final Set<String> UNMATCHED =
      Set.of(ErrorName.RUNTIME, ErrorName.DATA_LIMIT_EXCEEDED);
  private static final Set<String> TIMEOUTS =
      Set.of(ErrorName.TIMEOUT, ErrorName.HEARTBEAT_TIMEOUT);

  /** Whether an error is one of them; the wildcards stand for many. */
  public boolean match(String error) {
    return names.stream().anyMatch(name -> match(name, error));
  }

  private static boolean match(String name, String error) {
    if (name.equals(error)) {
      return true;
    }
    return switch (name) {
      case ErrorName.ALL -> !UNMATCHED.contains(error);
      case ErrorName.TASK_FAILED -> !UNMATCHED.contains(error) && !TIMEOUTS.contains(error);
      case ErrorName.TIMEOUT -> TIMEOUTS.contains(error);
      default -> false;
    };
  }
}

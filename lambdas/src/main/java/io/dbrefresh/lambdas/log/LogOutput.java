package io.dbrefresh.lambdas.log;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where the lines of a log go.
 *
 * @param lines takes lines of JSON
 * @param measures whether metrics are wanted among them
 */
record LogOutput(Consumer<String> lines, boolean measures) {
  /** Set by Lambda for the runtime ("Using Lambda environment variables"). */
  private static final String ON_LAMBDA = "AWS_LAMBDA_RUNTIME_API";

  /** {@code true} asks for metrics where there is no Lambda. */
  private static final String METRICS = "DBREFRESH_METRICS";

  /**
   * On Lambda standard output, which takes JSON as it is: the runtime's own logger would wrap it.
   * Elsewhere the function's log, where there is one.
   */
  static LogOutput of(Map<String, String> environment, @Nullable Context context) {
    if (environment.containsKey(ON_LAMBDA)) {
      return new LogOutput(System.out::println, true);
    }
    return new LogOutput(
        line -> Optional.ofNullable(context).ifPresent(told -> told.getLogger().log(line)),
        "true".equals(environment.get(METRICS)));
  }
}

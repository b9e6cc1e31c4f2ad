package io.dbrefresh.local.lambda;

import java.util.List;

/**
 * A handler threw. It carries what the Java runtime reports of an exception: {@code errorType},
 * {@code errorMessage} and {@code stackTrace} ("Lambda function handler errors in Java").
 */
public final class FunctionException extends RuntimeException {
  private final String errorType;
  private final List<String> lines;

  /** {@code thrown} came out of a handler; its class name is the error's name for the machine. */
  public FunctionException(Throwable thrown) {
    super(thrown.getMessage(), thrown);
    errorType = thrown.getClass().getName();
    lines =
        List.of(thrown.getStackTrace()).stream()
            .map(StackTraceElement::toString)
            .limit(20)
            .toList();
  }

  /**
   * The sandbox ended the function, and no exception came out of it.
   *
   * @param errorType the service's name for it, such as {@code Sandbox.Timedout}
   */
  public FunctionException(String errorType, String message) {
    super(message);
    this.errorType = errorType;
    lines = List.of();
  }

  /** The fully qualified name of the exception's class, or the service's own name. */
  public String errorType() {
    return errorType;
  }

  /** The stack, one frame an entry. */
  public List<String> frames() {
    return lines;
  }
}

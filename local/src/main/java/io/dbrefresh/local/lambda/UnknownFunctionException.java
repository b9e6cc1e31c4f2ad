package io.dbrefresh.local.lambda;

/** No function has this name; the service answers {@code ResourceNotFoundException}. */
public final class UnknownFunctionException extends RuntimeException {
  /** {@code function} is the name or ARN that was asked for. */
  public UnknownFunctionException(String function) {
    super("Function not found: " + function);
  }
}

package io.dbrefresh.local.asl.failure;

import java.util.Optional;

/** A state failed: an error name for Retry and Catch, and a cause for people. */
public class StatesException extends RuntimeException {
  private final Optional<String> error;
  private final Optional<String> reason;

  /** {@code error} is a name such as those of {@link ErrorName}. */
  public StatesException(String error, String reason) {
    this(Optional.of(error), Optional.of(reason));
  }

  /** A Fail state may name neither. */
  public StatesException(Optional<String> error, Optional<String> reason) {
    super(error.orElse("") + ": " + reason.orElse(""), null, false, false);
    this.error = error;
    this.reason = reason;
  }

  /** The error's name. */
  public Optional<String> error() {
    return error;
  }

  /** The cause, in words or JSON. */
  public Optional<String> reason() {
    return reason;
  }

  /**
   * The same failure as the history tells it: what the interpreter itself found wrong is preceded
   * by the state it happened in.
   */
  public StatesException in(String state, long enteredEvent) {
    return this;
  }

  static String located(String state, long enteredEvent, String reason) {
    return "An error occurred while executing the state '%s' (entered at the event id #%d). %s"
        .formatted(state, enteredEvent, reason);
  }
}

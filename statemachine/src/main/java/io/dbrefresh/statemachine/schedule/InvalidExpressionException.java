package io.dbrefresh.statemachine.schedule;

/** An expression that EventBridge Scheduler does not take; the message says what to write. */
public final class InvalidExpressionException extends RuntimeException {
  InvalidExpressionException(String message) {
    super(message);
  }
}

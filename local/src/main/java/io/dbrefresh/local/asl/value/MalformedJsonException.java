package io.dbrefresh.local.asl.value;

import org.jspecify.annotations.Nullable;

/** A text that should have been JSON is not. */
public final class MalformedJsonException extends RuntimeException {
  /** {@code message} says what the parser found. */
  public MalformedJsonException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

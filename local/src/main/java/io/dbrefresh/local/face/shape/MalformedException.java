package io.dbrefresh.local.face.shape;

import org.jspecify.annotations.Nullable;

/** What came over the wire does not have the form that the operation asks for. */
public final class MalformedException extends RuntimeException {

  /** {@code message} says what is wrong. */
  public MalformedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

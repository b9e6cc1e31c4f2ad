package io.dbrefresh.lambdas.rotation;

/** A rotation that cannot go on as things are. The message holds no password. */
public final class RotationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RotationException(String message) {
    super(message);
  }
}

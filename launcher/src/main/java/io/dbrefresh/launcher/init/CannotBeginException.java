package io.dbrefresh.launcher.init;

/** No refresh file can be made of what was asked for; the message says why, and the way out. */
public final class CannotBeginException extends RuntimeException {
  CannotBeginException(String message) {
    super(message);
  }
}

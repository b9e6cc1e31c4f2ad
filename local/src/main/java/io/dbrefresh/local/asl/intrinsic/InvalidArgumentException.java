package io.dbrefresh.local.asl.intrinsic;

/** A function was given something that it cannot work on. */
final class InvalidArgumentException extends RuntimeException {
  InvalidArgumentException(String message) {
    super(message, null, false, false);
  }
}

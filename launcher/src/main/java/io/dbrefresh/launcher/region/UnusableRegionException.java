package io.dbrefresh.launcher.region;

/** A folder holds no local region, or a damaged one; the message says what to do. */
public final class UnusableRegionException extends RuntimeException {

  /** {@code message} is for people. */
  public UnusableRegionException(String message, Throwable cause) {
    super(message, cause);
  }
}

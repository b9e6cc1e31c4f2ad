package io.dbrefresh.local.asl.path;

/** A path leads nowhere in the document it was applied to. */
public final class PathNotFoundException extends RuntimeException {
  /** {@code message} names the step of the path that is missing. */
  public PathNotFoundException(String message) {
    super(message, null, false, false);
  }
}

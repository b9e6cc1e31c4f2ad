package io.dbrefresh.local.asl.path;

/** A path leads nowhere in the document it was applied to. */
public final class PathNotFoundException extends RuntimeException {
  private final boolean pastTheEnd;

  /** {@code message} names the step of the path that is missing. */
  public PathNotFoundException(String message) {
    this(message, false);
  }

  /** {@code pastTheEnd} when all that is missing is the array's element at the last index. */
  PathNotFoundException(String message, boolean pastTheEnd) {
    super(message, null, false, false);
    this.pastTheEnd = pastTheEnd;
  }

  boolean isPastTheEnd() {
    return pastTheEnd;
  }
}

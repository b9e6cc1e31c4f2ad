package io.dbrefresh.local.asl.path;

import io.dbrefresh.local.asl.failure.StateFault;

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

  /** What a state fails with whose field has the path; {@code path} as the definition has it. */
  public StateFault fault(Object path) {
    return StateFault.runtime("Invalid path '%s' : %s".formatted(path, getMessage()));
  }

  boolean isPastTheEnd() {
    return pastTheEnd;
  }
}

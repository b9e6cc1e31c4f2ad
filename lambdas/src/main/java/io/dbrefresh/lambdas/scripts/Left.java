package io.dbrefresh.lambdas.scripts;

/**
 * A statement that an invocation has left running in the server when its time was up.
 *
 * @param script its script's place, from 0
 * @param statement its number in the script, from 1
 * @param line where it stands in the script
 * @param since when it was begun, in milliseconds since 1970
 */
record Left(int script, long statement, int line, long since) {
  private static final long AT_ONCE_MILLIS = 500;

  /**
   * How long it took, in milliseconds: until it was marked as done, where the mark stands behind
   * it; at most until {@code now}, where the mark was written first.
   */
  long took(Mark mark, long now) {
    long marked = mark.markedAt() - since;
    return Math.max(0, marked > AT_ONCE_MILLIS ? marked : now - since);
  }
}

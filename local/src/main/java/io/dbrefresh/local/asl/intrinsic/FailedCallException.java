package io.dbrefresh.local.asl.intrinsic;

/** A call could not be computed; the service tells that with the text of the outermost call. */
final class FailedCallException extends RuntimeException {
  private final String before;
  private final String after;

  /** The sentence without the call that it quotes. */
  FailedCallException(String before, String after) {
    super(before + after, null, false, false);
    this.before = before;
    this.after = after;
  }

  /** The sentence about {@code call}. */
  String about(String call) {
    return before + call + after;
  }
}

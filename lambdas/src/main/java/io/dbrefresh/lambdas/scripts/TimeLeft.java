package io.dbrefresh.lambdas.scripts;

import java.util.function.IntSupplier;

/**
 * The time that Lambda leaves an invocation, 15 minutes at most ("Configure Lambda function
 * timeout").
 *
 * @param millis what is left now
 * @param atStart what was left when the invocation began
 */
record TimeLeft(IntSupplier millis, int atStart) {
  private static final int TO_LEAVE = 15_000;
  private static final int TO_BEGIN = 60_000;

  static TimeLeft of(IntSupplier millis) {
    return new TimeLeft(millis, millis.getAsInt());
  }

  /** Whether there is time to begin another script. */
  boolean isEnoughToBegin() {
    return millis.getAsInt() > Math.min(TO_BEGIN, atStart / 3);
  }

  /** Milliseconds until the invocation has to come to its end, which takes some time too. */
  long untilLeaving() {
    return Math.max(0, (long) millis.getAsInt() - Math.min(TO_LEAVE, atStart / 5));
  }

  boolean isUp() {
    return untilLeaving() == 0;
  }
}

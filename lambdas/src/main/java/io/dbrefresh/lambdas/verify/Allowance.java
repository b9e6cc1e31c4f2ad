package io.dbrefresh.lambdas.verify;

import java.util.function.IntSupplier;

/** The time that Lambda leaves this call. */
record Allowance(IntSupplier millisLeft) {
  /** Nothing is begun with less time than this left. */
  private static final int MILLIS_TO_BEGIN = 75_000;

  /** With less time than this left a query is cancelled, which leaves time to say so. */
  private static final int MILLIS_TO_GIVE_UP = 15_000;

  boolean isUp() {
    return millisLeft.getAsInt() < MILLIS_TO_BEGIN;
  }

  /** How long a query may take, in seconds. */
  int querySeconds() {
    return Math.max(1, (millisLeft.getAsInt() - MILLIS_TO_GIVE_UP) / 1000);
  }
}

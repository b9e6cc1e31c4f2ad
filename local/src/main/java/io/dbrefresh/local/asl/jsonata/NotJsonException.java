package io.dbrefresh.local.asl.jsonata;

/** An expression's value is a function, which no state can hand on. */
final class NotJsonException extends RuntimeException {
  NotJsonException() {
    super("not JSON", null, false, false);
  }
}

package io.dbrefresh.local.time;

/** Rethrows what crossed from one thread to another. */
final class Thrown {
  private Thrown() {}

  static RuntimeException unchecked(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return thrown instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException(thrown.getMessage(), thrown);
  }
}

package io.dbrefresh.launcher.region;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes a client when it is first asked for, and the same one ever after. */
final class Once<T> implements Supplier<T> {
  private final Supplier<T> making;
  private @Nullable T made;

  Once(Supplier<T> making) {
    this.making = making;
  }

  @Override
  public synchronized T get() {
    T existing = made;
    if (existing == null) {
      existing = making.get();
      made = existing;
    }
    return existing;
  }
}

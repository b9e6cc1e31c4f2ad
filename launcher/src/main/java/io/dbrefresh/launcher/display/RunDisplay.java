package io.dbrefresh.launcher.display;

import io.dbrefresh.launcher.execution.RunEvent;
import java.util.function.Consumer;

/** Shows a run as it goes on. */
public interface RunDisplay extends Consumer<RunEvent>, AutoCloseable {

  @Override
  default void close() {}
}

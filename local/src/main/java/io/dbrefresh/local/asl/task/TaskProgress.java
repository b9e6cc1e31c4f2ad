package io.dbrefresh.local.asl.task;

import io.dbrefresh.local.asl.failure.StatesException;
import io.dbrefresh.local.asl.value.Json;
import java.util.Optional;

/** Is told how a call goes on. */
public interface TaskProgress {

  /** Somebody came for the call; the name is that worker's, where it has one. */
  default void begun(Optional<String> worker) {}

  /** A job was started that is now waited for ({@code .sync}). */
  void submitted(Json answer);

  /** Whoever has its token says that it goes on. */
  default void heartbeat() {}

  /** It ended well. */
  void succeeded(Json result);

  /** It failed. */
  void failed(StatesException failure);
}

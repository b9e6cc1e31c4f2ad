package io.dbrefresh.local.asl.task;

/** Something that a Task state can call. */
public interface TaskIntegration {

  /** How the call is written down in the history. */
  TaskEvents events();

  /** Whether a call is answered by whoever has its token. */
  default boolean waitsForToken() {
    return false;
  }

  /** Whether a call is begun by somebody who comes for it, and says so. */
  default boolean waitsForWorker() {
    return false;
  }

  /**
   * Looks whether calls can be made at all, before one is written down.
   *
   * @throws io.dbrefresh.local.asl.failure.StatesException when not
   */
  default void check() {}

  /**
   * Begins a call. Runs on the event thread and must not block; {@code progress} is told on the
   * event thread too, never before this method has returned.
   *
   * @return what stops the call when nobody waits for it any more
   */
  TaskCancellation start(TaskCall call, TaskProgress progress);
}

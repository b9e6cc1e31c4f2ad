package io.dbrefresh.local.asl.task;

import io.dbrefresh.local.asl.value.Json;

/** Where a Map in distributed mode gets its items from (States Language, "ItemReader"). */
public interface ItemSource {

  /**
   * Begins to read. Runs on the event thread and must not block; {@code progress} is told on the
   * event thread too, never before this method has returned, and is given an array.
   *
   * @param arguments the reader's arguments or parameters
   * @param most how many items are wanted
   */
  void read(Json arguments, long most, TaskProgress progress);
}

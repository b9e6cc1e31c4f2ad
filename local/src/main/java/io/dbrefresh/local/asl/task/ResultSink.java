package io.dbrefresh.local.asl.task;

import io.dbrefresh.local.asl.value.Json;

/** Where a Map in distributed mode puts its results (States Language, "ResultWriter"). */
public interface ResultSink {

  /**
   * Begins to write. Runs on the event thread and must not block; {@code progress} is told on the
   * event thread too, never before this method has returned, and is given where the results are.
   *
   * @param arguments the writer's arguments or parameters
   */
  void write(Json arguments, MapResults results, TaskProgress progress);
}

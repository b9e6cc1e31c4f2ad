package io.dbrefresh.local.stepfunctions.items;

import io.dbrefresh.local.asl.failure.ErrorName;
import io.dbrefresh.local.asl.failure.StatesException;
import io.dbrefresh.local.asl.task.TaskProgress;
import io.dbrefresh.local.asl.value.Json;
import io.dbrefresh.local.time.Timeline;

/** Tells a Map its items, or that they could not be read. */
record Told(TaskProgress progress) implements Timeline.Completion<Json> {
  @Override
  public void succeeded(Json items) {
    progress.succeeded(items);
  }

  @Override
  public void failed(Throwable thrown) {
    progress.failed(
        new StatesException(ErrorName.ITEM_READER_FAILED, String.valueOf(thrown.getMessage())));
  }
}

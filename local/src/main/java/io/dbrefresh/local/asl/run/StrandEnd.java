package io.dbrefresh.local.asl.run;

import io.dbrefresh.local.asl.failure.StatesException;
import io.dbrefresh.local.asl.value.Json;

/** Is told how a strand ended; one that was cancelled tells nothing. */
interface StrandEnd {
  void succeeded(Json result, long lastEvent);

  void failed(StatesException why, long lastEvent);
}

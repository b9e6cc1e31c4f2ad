package io.dbrefresh.local.asl.run;

import io.dbrefresh.local.asl.failure.StatesException;
import io.dbrefresh.local.asl.history.Event;
import io.dbrefresh.local.asl.value.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A child execution of a Map Run that has ended.
 *
 * @param items how many items it had
 * @param output of one that succeeded
 * @param failure of one that failed; neither of one that was stopped with its Map Run
 */
public record EndedChild(
    Identity identity,
    String mapRunArn,
    int items,
    Json input,
    Optional<Json> output,
    Optional<StatesException> failure,
    Instant stopDate,
    List<Event> events) {

  /** Copies. */
  public EndedChild {
    events = List.copyOf(events);
  }

  /** How it ended. */
  public Status status() {
    if (output.isPresent()) {
      return Status.SUCCEEDED;
    }
    return failure.isPresent() ? Status.FAILED : Status.ABORTED;
  }
}

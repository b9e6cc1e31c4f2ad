package io.dbrefresh.local.asl.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.local.asl.value.Json;
import java.util.Map;
import java.util.Optional;

/** Where a strand of an execution that did not succeed goes on when it is redriven. */
sealed interface Resumption {

  /** It had not begun. */
  record Fresh() implements Resumption {}

  /** It had ended well. */
  record Over(Json result) implements Resumption {}

  /**
   * It was in a state.
   *
   * @param entered the event by which it came into the state; zero when it is still to enter it
   * @param submitted what a Task's call answered when it began to wait for a job
   * @param started for a Parallel or a Map the event by which it began what is inside; zero: none
   * @param inner for a Parallel the branches, for a Map the iterations, by their index
   */
  record At(
      String state,
      Json input,
      long entered,
      Map<String, JsonNode> variables,
      Optional<Json> submitted,
      long started,
      Map<Integer, Resumption> inner)
      implements Resumption {}
}

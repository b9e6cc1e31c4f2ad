package io.dbrefresh.local.asl.run;

import io.dbrefresh.local.asl.failure.StatesException;
import io.dbrefresh.local.asl.history.Details;
import io.dbrefresh.local.asl.history.History;
import io.dbrefresh.local.asl.value.Json;
import java.time.Instant;
import java.util.Optional;

/** A child execution of a Map Run while it runs, with the history that it has of its own. */
final class RunningChild {
  private final MapChild child;
  private final String mapRunArn;
  private final String roleArn;
  private final int items;
  private final History history;

  RunningChild(MapChild child, String mapRunArn, String roleArn, int items, History history) {
    this.child = child;
    this.mapRunArn = mapRunArn;
    this.roleArn = roleArn;
    this.items = items;
    this.history = history;
    history.add(0, "ExecutionStarted", Details.started(child.input(), roleArn));
  }

  MapChild child() {
    return child;
  }

  Recorder recorder() {
    return Recorder.to(history);
  }

  EndedChild succeeded(Json output, long lastEvent, Instant now) {
    history.add(lastEvent, "ExecutionSucceeded", Details.output(Details.empty(), output));
    return ended(Optional.of(output), Optional.empty(), now);
  }

  EndedChild failed(StatesException why, long lastEvent, Instant now) {
    history.add(lastEvent, "ExecutionFailed", Details.failure(Details.empty(), why));
    return ended(Optional.empty(), Optional.of(why), now);
  }

  EndedChild aborted(Instant now) {
    history.add(history.lastId(), "ExecutionAborted", Details.empty());
    return ended(Optional.empty(), Optional.empty(), now);
  }

  private EndedChild ended(Optional<Json> output, Optional<StatesException> failure, Instant now) {
    Identity identity =
        new Identity(
            child.executionArn(),
            child.name(),
            child.machine().arn(),
            child.machine().name(),
            roleArn,
            child.started());
    return new EndedChild(
        identity, mapRunArn, items, child.input(), output, failure, now, history.events());
  }
}

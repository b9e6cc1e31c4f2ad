package io.dbrefresh.local.asl.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.asl.failure.StatesException;
import io.dbrefresh.local.asl.history.Details;
import io.dbrefresh.local.asl.task.TaskEvents;
import io.dbrefresh.local.asl.value.Json;
import java.util.Optional;

/** The details of a task's events. */
final class TaskDetails {
  private TaskDetails() {}

  static ObjectNode scheduled(
      TaskEvents events, Json arguments, Optional<Long> timeout, Optional<Long> heartbeat) {
    ObjectNode details = started(events);
    if (events.integration().isPresent()) {
      details
          .put("region", events.integration().get().region())
          .put("parameters", arguments.text());
    } else {
      Details.input(details.put("resource", events.resource()), arguments);
    }
    timeout.ifPresent(seconds -> details.put("timeoutInSeconds", seconds));
    if (events.tellsHeartbeat()) {
      heartbeat.ifPresent(seconds -> details.put("heartbeatInSeconds", seconds));
    }
    return details;
  }

  static ObjectNode started(TaskEvents events) {
    ObjectNode details = Details.empty();
    events.describe(details);
    return details;
  }

  static ObjectNode output(TaskEvents events, Json output) {
    return Details.output(started(events), output);
  }

  static ObjectNode failure(TaskEvents events, StatesException why) {
    return Details.failure(started(events), why);
  }
}

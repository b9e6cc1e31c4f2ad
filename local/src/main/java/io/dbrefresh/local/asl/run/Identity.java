package io.dbrefresh.local.asl.run;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * Which execution it is.
 *
 * @param startDate when StartExecution was called
 */
public record Identity(
    String executionArn,
    String name,
    String stateMachineArn,
    String stateMachineName,
    String roleArn,
    Instant startDate) {
  /** Of the Map Run that begins after this event; the same event, the same ARN. */
  String mapRunArn(String label, long event) {
    String seed = executionArn + "/" + event;
    UUID id = UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8));
    return stateMachineArn.replace(":stateMachine:", ":mapRun:") + "/" + label + ":" + id;
  }
}

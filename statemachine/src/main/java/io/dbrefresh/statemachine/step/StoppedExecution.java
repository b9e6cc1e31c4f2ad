package io.dbrefresh.statemachine.step;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;

/**
 * An execution of the refresh machine that ended without running its own catchers, as the event of
 * its end tells ("Step Functions Execution Status Change", {@code detail}).
 *
 * @param startedAt when it started, in milliseconds since the epoch
 * @param input what it was started with; empty where the event leaves it out
 */
public record StoppedExecution(
    String machineArn,
    String executionArn,
    String name,
    String status,
    long startedAt,
    Optional<String> input,
    Optional<String> error,
    Optional<String> cause) {
  /** What the name of an execution that recovers begins with. */
  public static final String PREFIX = "recover-";

  private static final Set<String> STATUSES = Set.of("ABORTED", "TIMED_OUT");
  private static final String RECOVER = "recover";
  private static final int LONGEST_NAME = 80;

  /** Reads the event's {@code detail}. */
  public static StoppedExecution of(JsonNode detail) {
    return new StoppedExecution(
        detail.path("stateMachineArn").asText(),
        detail.path("executionArn").asText(),
        detail.path("name").asText(),
        detail.path("status").asText(),
        detail.path("startDate").asLong(),
        text(detail, "input"),
        text(detail, "error"),
        text(detail, "cause"));
  }

  private static Optional<String> text(JsonNode detail, String name) {
    return detail.hasNonNull(name) ? Optional.of(detail.path(name).asText()) : Optional.empty();
  }

  /**
   * Whether another execution has to put in order what this one left: it was stopped, or timed out,
   * or failed over what no state catches. Of those that recover, only one that somebody stopped is
   * followed by another: what fails or takes a week by itself would do so again.
   */
  public boolean wantsRecovery() {
    if (recovers().isPresent()) {
      return status.equals("ABORTED");
    }
    boolean uncaught = status.equals("FAILED") && error.orElse("").startsWith("States.");
    return STATUSES.contains(status) || uncaught;
  }

  /** What it recovers; empty when it refreshes. */
  private Optional<ObjectNode> recovers() {
    try {
      return input.isPresent()
              && StepJson.mapper().readTree(input.get()).get(RECOVER) instanceof ObjectNode asked
          ? Optional.of(asked)
          : Optional.empty();
    } catch (JsonProcessingException noObject) {
      return Optional.empty();
    }
  }

  /** The name of the execution that recovers this one. */
  public String recoveryName() {
    return recoveryOf(name);
  }

  /** The name of the execution that recovers the one called {@code name}. */
  public static String recoveryOf(String name) {
    String recovery = PREFIX + name;
    return recovery.substring(0, Math.min(LONGEST_NAME, recovery.length()));
  }

  /** What the recovering execution is started with. */
  public ObjectNode recoveryInput() {
    ObjectNode start = JsonNodeFactory.instance.objectNode();
    Optional<ObjectNode> asked = recovers();
    if (asked.isPresent()) {
      return start.set(RECOVER, asked.get());
    }
    start
        .putObject(RECOVER)
        .put("executionArn", executionArn)
        .put("name", name)
        .put("status", status)
        .put("startDate", startedAt)
        .put("error", error.orElse(null))
        .put("cause", cause.orElse(null));
    return start;
  }
}

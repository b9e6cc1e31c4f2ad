package io.dbrefresh.local.stepfunctions;

import java.time.Instant;
import java.util.Optional;

/**
 * An execution has started or ended; what EventBridge tells as "Step Functions Execution Status
 * Change".
 *
 * @param status {@code RUNNING}, {@code SUCCEEDED}, {@code FAILED}, {@code TIMED_OUT} or {@code
 *     ABORTED}
 * @param stopDate empty while it runs
 */
public record ExecutionStatusChange(
    String executionArn,
    String stateMachineArn,
    String name,
    String status,
    String input,
    Optional<String> output,
    Optional<String> error,
    Optional<String> cause,
    Instant startDate,
    Optional<Instant> stopDate) {}

package io.dbrefresh.local.asl.run;

import java.time.Instant;

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
    Instant startDate) {}

package io.dbrefresh.statemachine.step;

import java.time.Instant;

/**
 * One execution of the refresh machine.
 *
 * @param name the execution's name, {@code <application>-<target>-<UTC time>}; the value of the tag
 *     {@code refresh-execution} on all that the run creates
 * @param arn the execution's ARN
 * @param startedAt when it started
 */
public record Run(String name, String arn, Instant startedAt) {}

package io.dbrefresh.statemachine.plan;

/**
 * A step that this run takes.
 *
 * @param name the state
 * @param waitSeconds the first wait between two looks at the status, in seconds
 * @param deadlineSeconds how long the step may take, in seconds
 */
public record PlannedStep(String name, int waitSeconds, long deadlineSeconds) {}

package io.dbrefresh.statemachine.step;

/**
 * What ended a run before its time.
 *
 * @param step the state that failed; {@code execution} when the execution was stopped or timed out
 * @param error the error's name
 * @param cause what it says
 */
public record StepFailure(String step, String error, String cause) {}

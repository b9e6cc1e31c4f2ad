package io.dbrefresh.local.simulation;

import java.time.Duration;

/**
 * What a refresh took.
 *
 * @param duration from its launch to its end
 * @param unavailable for how long nothing answered SQL under the target's name
 * @param undone for how long a database that was not complete answered under it
 * @param transitions state transitions, those of nested executions too
 * @param functions how often a function was called
 * @param functionTime how long functions ran
 */
public record Measures(
    Duration duration,
    Duration unavailable,
    Duration undone,
    int transitions,
    int functions,
    Duration functionTime) {}

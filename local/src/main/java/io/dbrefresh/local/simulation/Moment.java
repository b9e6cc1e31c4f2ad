package io.dbrefresh.local.simulation;

import java.time.Instant;

/**
 * One line of a timeline that people read.
 *
 * @param who the execution, RDS, or what goes wrong
 * @param what happened
 */
public record Moment(Instant at, String who, String what) {}

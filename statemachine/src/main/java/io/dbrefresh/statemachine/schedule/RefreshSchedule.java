package io.dbrefresh.statemachine.schedule;

import java.time.ZoneId;

/**
 * When a refresh file wants to be run.
 *
 * @param text the expression as it is written
 * @param expression what it means
 * @param zone the time zone that it is meant in
 */
public record RefreshSchedule(String text, Expression expression, ZoneId zone) {}

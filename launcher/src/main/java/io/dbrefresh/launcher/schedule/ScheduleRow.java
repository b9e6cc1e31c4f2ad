package io.dbrefresh.launcher.schedule;

import java.util.List;

/**
 * A schedule as it is listed.
 *
 * @param state {@code enabled}, {@code paused}, {@code not added}, {@code enabled, file differs} …
 * @param when expression and time zone
 * @param next the next times; empty where it does not fire
 */
public record ScheduleRow(String name, String state, String when, List<String> next) {}
